import { once } from './once';

/** Codes that ISO 4217 had within the last decades and has no more → the code that came in their place. */
export const withdrawnCurrencies = once(
  (): ReadonlyMap<string, string> =>
    new Map(
      `ANG XCG,ATS EUR,BEF EUR,BGL EUR,BGN EUR,BYB BYN,BYR BYN,CSD RSD,CUC CUP,CYP EUR,DEM EUR,EEK EUR,ESP EUR,FIM EUR,FRF EUR,
GHC GHS,GRD EUR,HRK EUR,IEP EUR,ITL EUR,LTL EUR,LUF EUR,LVL EUR,MRO MRU,MTL EUR,MZM MZN,NLG EUR,PTE EUR,ROL RON,RUR RUB,
SDD SDG,SIT EUR,SKK EUR,SLL SLE,SRG SRD,STD STN,TRL TRY,VEB VES,VEF VES,ZMK ZMW,ZWD ZWG,ZWL ZWG`
        .split(/,\s*/)
        .map((row): [string, string] => [row.slice(0, 3), row.slice(4)]),
    ),
);
