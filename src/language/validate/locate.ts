import { locateValue } from '../document/locateValue';
import type { Path, ReferralText, Span } from '../document/referralText';
import type { Finding } from '../rules/finding';

/** Where a finding stands, relative to its referral's text. */
export function locate(text: ReferralText, finding: Finding): Span {
  return finding.span ?? spanOf(text, finding.path, finding.at);
}

/** The span of the value at `path`, of its key, or of its opening bracket. */
export function spanOf(text: ReferralText, path: Path, at: Finding['at']): Span {
  const { value, key } = find(text, path) ?? {
    value: { offset: 0, length: Math.min(1, text.text.length) },
    key: undefined,
  };
  if (at === 'key' && key) return key;
  return { offset: value.offset, length: at === 'opening' ? 1 : value.length };
}

function find(text: ReferralText, path: Path): { value: Span; key?: Span } | undefined {
  // Of valid text no tree is needed to find one place.
  if (text.valid) return locateValue(text.text, path);
  const node = text.node(path) ?? text.root;
  if (!node) return undefined;
  const key = text.key(path);
  const span = ({ offset, length }: Span): Span => ({ offset, length });
  return { value: span(node), ...(key && { key: span(key) }) };
}
