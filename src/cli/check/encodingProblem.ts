import { isUtf8 } from 'node:buffer';
import { t } from '../../base/l10n';
import type { ReferralLanguageOptions } from '../../language/referralLanguage';
import type { Problem } from '../../language/types';

/**
 * `syntax.invalid-json` for a file that is not in the encoding that it seems to be in: JSON is UTF-8 (RFC 8259, section
 * 8.1), and what cannot be read cannot be sent.
 * @param text what was read of the bytes
 */
export function encodingProblem(
  bytes: Uint8Array,
  text: string,
  { severities = {} }: Pick<ReferralLanguageOptions, 'severities'>,
): Problem | undefined {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16 || isUtf8(bytes)) return undefined;
  const code = 'syntax.invalid-json';
  const severity = severities[code] ?? 'error';
  if (severity === 'off') return undefined;
  const message = t('This file is not valid UTF-8, so the service would get other text here. Save it as UTF-8.');
  return { code, severity, message, offset: Math.max(0, text.indexOf('\ufffd')), length: 1, path: '' };
}
