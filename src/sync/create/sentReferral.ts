import { textStyle } from '../../language/edits/textStyle';
import { editObject } from '../files/editObject';
import { type FoundReferral, findReferrals, type Wanted } from '../files/findReferral';
import type { FileChange } from '../files/referralFile';
import { sameValue } from '../referral/alike';
import { payload } from '../referral/payload';
import { isGenerated, isReferenceName, referenceOf, withReference } from '../referral/reference';
import { asObject } from '../referral/wireNames';
import { matchesSent } from './matchesSent';

/**
 * Finds the referral that was sent in the current text, even if the user has moved or edited it since. Never returns
 * another referral, because the ID must go to the referral that was sent.
 * @param before the referral as it was in the file when it was sent, with its reference
 */
export function findSent(
  text: string,
  { pointer, before }: Pick<Wanted, 'pointer' | 'before'>,
): FoundReferral | undefined {
  const all = findReferrals(text).filter(({ id }) => id === undefined);
  const place = all.find((each) => each.pointer === pointer);
  const inOrder = place ? [place, ...all.filter((each) => each !== place)] : all;
  const unchanged = inOrder.find(({ value }) => sameValue(value, before));
  if (unchanged) return unchanged;
  const reference = referenceOf(before);
  // An undo or a checkout may have removed a generated reference from the file.
  if (isGenerated(reference)) {
    const undone = inOrder.find(
      ({ value }) => !referenceOf(value) && sameValue(withReference(value, reference), before),
    );
    if (undone) return undone;
  }
  const sent = payload(before, 'create');
  // A generated reference is proof, even after other edits.
  const isSent = (value: unknown): boolean =>
    isGenerated(reference) ? referenceOf(value) === reference : matchesSent(payload(value, 'create'), sent);
  const [changed, ...more] = all.filter(({ value }) => isSent(value));
  if (!changed || more.length > 0) return undefined;
  return isGenerated(reference) || payload(changed.value, 'create').name === sent.name ? changed : undefined;
}

/** A change of the reference. `before` is the changed referral, or undefined if it has changed since it was read. */
interface ReferenceChange extends FileChange {
  before: unknown;
}

/**
 * Returns the edits that write a reference to a referral before it is sent, if the file still has it as it was read.
 * Changes nothing else.
 * @param value the new value of `externalReferenceId`; undefined removes the property
 */
export function changeReference(text: string, { pointer, before }: Wanted, value: unknown): ReferenceChange {
  const all = findReferrals(text).filter((each) => each.id === undefined && sameValue(each.value, before));
  const node = (all.find((each) => each.pointer === pointer) ?? all[0])?.node;
  if (node?.type !== 'object') return { edits: [], before: undefined };
  const property = node.properties.find(({ name }) => isReferenceName(name));
  const now = property?.value;
  const style = textStyle(text, node);
  const spread = text.slice(node.offset, node.properties[0]?.offset).includes('\n');
  const change = { removed: new Set<number>(), additions: [], spread, style };
  if (value === undefined) {
    const edits = property ? editObject(text, node, { ...change, removed: new Set([property.index]) }) : [];
    return { edits, before: withoutReference(before) };
  }
  const edits = now
    ? [{ offset: now.offset, length: now.length, text: JSON.stringify(value) }]
    : editObject(text, node, { ...change, additions: [['externalReferenceId', value]] });
  return { edits, before: withReference(before, value) };
}

function withoutReference(value: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(asObject(value)).filter(([name]) => !isReferenceName(name)));
}
