import { once } from '../../base/once';

/** Withdrawn codes that another country has now. */
const inUse: ReadonlySet<string> = new Set(['GE', 'SK']);

/** A row: the withdrawn alpha-2 code or a name, codes that are used now, the main one first; other codes and names. */
const table = `AN ANT CW SX BQ NETHERLANDS_ANTILLES|BU BUR MM|CONGO CG CD|CSK CZ SK CZECHOSLOVAKIA|CS SCG RS ME|CT CTE KI|DD DDR DE GDR|DY DHY BJ
FX FXX FR|GE GEL KI TV|HV HVO BF|JT JTN UM|MI MID UM|NH NHB VU|NQ ATN AQ|NT NTZ IQ SA|PC PCI FM MH MP PW|PU PUS UM|PZ PCZ PA|RH RHO ZW
ROM RO|SK SKM IN|SU SUN RU UA BY KZ UZ USSR SOVIET_UNION|TP TMP TL|VD VDR VN|WK WAK UM|YD YMD YE|YU YUG RS ME HR SI MK BA YUGOSLAVIA|ZR ZAR CD`;

const successors = once(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map(
      table.split(/[|\n]/).flatMap((row): [string, readonly string[]][] => {
        const [first = '', ...others] = row.split(' ');
        const codes = others.filter((code) => code.length === 2);
        const keys = others.filter((key) => key.length > 2);
        return [...(inUse.has(first) ? [] : [first]), ...keys].map((key) => [key, codes]);
      }),
    ),
);

/**
 * Returns the codes that replaced one that ISO 3166-1 has withdrawn, the main one first. Also knows names of countries
 * that no longer exist, and one that two countries share.
 */
export function successorsOf(text: string): readonly string[] {
  return successors().get(text.trim().toUpperCase().replaceAll(' ', '_')) ?? [];
}
