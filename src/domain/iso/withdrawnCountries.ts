import { once } from '../../base/once';

/** Withdrawn codes that another country has now. */
const inUse: ReadonlySet<string> = new Set(['GE', 'SK']);

/** Codes that ISO 3166-1 had and has no more, alpha-2 and alpha-3 → the codes that came in their place, the main one first. */
export const withdrawnCountries = once(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map(
      `AN ANT CW SX BQ|BU BUR MM|CSK CSK CZ SK|CS SCG RS ME|CT CTE KI|DD DDR DE|DY DHY BJ|FX FXX FR|GE GEL KI TV
HV HVO BF|JT JTN UM|MI MID UM|NH NHB VU|NQ ATN AQ|NT NTZ IQ SA|PC PCI FM MH MP PW|PU PUS UM|PZ PCZ PA|RH RHO ZW|ROM ROM RO
SK SKM IN|SU SUN RU UA BY KZ UZ|TMP TMP TL|TP TMP TL|VD VDR VN|WK WAK UM|YD YMD YE|YU YUG RS ME HR SI MK BA|ZR ZAR CD`
        .split(/[|\n]/)
        .flatMap((row): [string, readonly string[]][] => {
          const [alpha2 = '', alpha3 = '', ...successors] = row.split(' ');
          const codes = inUse.has(alpha2) ? [alpha3] : [alpha2, alpha3];
          return codes.map((code) => [code, successors]);
        }),
    ),
);
