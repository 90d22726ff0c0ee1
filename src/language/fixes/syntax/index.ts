import type { FixProvider } from '../fixProvider';
import { closeBrackets } from './closeBrackets';
import { closeString } from './closeString';
import { insertColon } from './insertColon';
import { insertComma } from './insertComma';
import { insertNull } from './insertNull';
import { quoteKey } from './quoteKey';
import { quoteValue } from './quoteValue';
import { removeComma } from './removeComma';
import { removeComment } from './removeComment';
import { removeSign } from './removeSign';
import { removeWrapper } from './removeWrapper';
import { replaceSpace } from './replaceSpace';
import { wrapReferrals } from './wrapReferrals';

/** The quick fixes for errors of syntax. */
export const syntaxFixes: readonly FixProvider[] = [
  removeComment,
  removeComma,
  insertComma,
  insertColon,
  quoteKey,
  quoteValue,
  closeString,
  closeBrackets,
  removeSign,
  insertNull,
  removeWrapper,
  replaceSpace,
  wrapReferrals,
];
