import type { Path, ReferralText, Span } from '../document/referralText';
import type { Finding } from '../rules/finding';

/** Where a finding stands, relative to its referral's text; never longer than the line that it begins on where it is a bracket. */
export function locate(text: ReferralText, finding: Finding): Span {
  return finding.span ?? spanOf(text, finding.path, finding.at);
}

/** The span of the value at `path`, of its key, or of its opening bracket. */
export function spanOf(text: ReferralText, path: Path, at: Finding['at']): Span {
  const node = (at === 'key' && text.key(path)) || text.node(path) || text.root;
  if (!node) return { offset: 0, length: Math.min(1, text.text.length) };
  return { offset: node.offset, length: at === 'opening' ? 1 : node.length };
}
