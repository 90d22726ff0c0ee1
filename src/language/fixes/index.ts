import { rules } from '../rules/index';
import { changeTaxonomy } from './changeTaxonomy';
import type { FixProvider } from './fixProvider';
import { moveProperty } from './moveProperty';
import { openOther } from './openOther';
import { removeProperty } from './removeProperty';
import { renameAll, renameProperty } from './renameProperty';
import { splitName } from './splitName';
import { acceptChange } from './syntax/acceptChange';
import { closeBrackets, openObject, removeSign, removeWrapper, wrapReferrals } from './syntax/brackets';
import { joinDocuments } from './syntax/joinDocuments';
import { insertColon, insertComma, removeComma, removeComment, replaceSpace } from './syntax/separators';
import { closeString, quoteKey } from './syntax/strings';
import { insertNull, quoteValue, splitText } from './syntax/values';
import { correctFormat, useAllowedValue } from './useAllowedValue';
import { useProfileType } from './useProfileType';

/** Fixes that answer several codes, or look at the syntax. */
const shared: readonly FixProvider[] = [
  acceptChange,
  removeComment,
  removeComma,
  insertComma,
  insertColon,
  quoteKey,
  quoteValue,
  splitText,
  closeString,
  closeBrackets,
  openObject,
  removeSign,
  insertNull,
  joinDocuments,
  removeWrapper,
  replaceSpace,
  wrapReferrals,
  useAllowedValue,
  useProfileType,
  splitName,
  renameProperty,
  renameAll,
  moveProperty,
  removeProperty,
  changeTaxonomy,
  correctFormat,
  openOther,
];

/** Fixes of single rules; each is defined with its rule. */
const own = rules.flatMap((rule): FixProvider | readonly never[] => {
  const { code, fix, isFixManual } = rule;
  if (!fix) return [];
  return {
    codes: [code],
    ...(isFixManual && { manual: true }),
    offer(document, problem) {
      const { data } = problem;
      if (!data) return [];
      return fix.call(rule, document, { ...problem, data }).map((each) => ({ safe: false, ...each, codes: [code] }));
    },
  };
});

/** Every quick fix; those shared by several codes come first. */
export const fixes: readonly FixProvider[] = [...shared, ...own];
