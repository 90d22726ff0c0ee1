import { changeSolution } from './changeSolution';
import { changeStatus } from './changeStatus';
import { changeTaxonomy } from './changeTaxonomy';
import { completeCoSell } from './completeCoSell';
import { convertType } from './convertType';
import { correctFormat } from './correctFormat';
import { dropMinus } from './dropMinus';
import type { FixProvider } from './fixProvider';
import { insertArea } from './insertArea';
import { insertCurrency } from './insertCurrency';
import { insertMissing } from './insertMissing';
import { insertStatus } from './insertStatus';
import { insertStatusReason } from './insertStatusReason';
import { insertSubstatus } from './insertSubstatus';
import { keepTransition } from './keepTransition';
import { openOther } from './openOther';
import { postponeClosing } from './postponeClosing';
import { pullLatest } from './pullLatest';
import { putBack } from './putBack';
import { removeDuplicate } from './removeDuplicate';
import { removeProperty } from './removeProperty';
import { renameAll } from './renameAll';
import { renameProperty } from './renameProperty';
import { setConsent } from './setConsent';
import { syntaxFixes } from './syntax/index';
import { takeOut } from './takeOut';
import { useAllowedValue } from './useAllowedValue';
import { useAmount } from './useAmount';
import { useCountry } from './useCountry';
import { useCurrency } from './useCurrency';
import { useLocale } from './useLocale';
import { useOtherPlace } from './useOtherPlace';
import { useProfileType } from './useProfileType';

/** Every quick fix. */
export const fixes: readonly FixProvider[] = [
  ...syntaxFixes,
  useAllowedValue,
  useProfileType,
  renameProperty,
  renameAll,
  removeProperty,
  convertType,
  insertMissing,
  removeDuplicate,
  changeStatus,
  insertSubstatus,
  insertStatus,
  insertStatusReason,
  keepTransition,
  putBack,
  changeSolution,
  changeTaxonomy,
  insertArea,
  correctFormat,
  postponeClosing,
  useCountry,
  useCurrency,
  useLocale,
  dropMinus,
  useAmount,
  insertCurrency,
  setConsent,
  completeCoSell,
  takeOut,
  openOther,
  pullLatest,
  useOtherPlace,
];
