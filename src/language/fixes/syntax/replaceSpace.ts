import { t } from '../../../base/l10n';
import { syntaxFix } from './syntaxFix';

/** Puts a space in the place of white space that JSON does not know. */
export const replaceSpace = syntaxFix(['space'], (_, { offset, length }) => ({
  title: t('Replace with a space'),
  safe: true,
  preferred: true,
  edits: [{ offset, length, text: ' ' }],
}));
