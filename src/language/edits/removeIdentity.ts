import { referral } from '../../domain/referral/referral';
import type { JsonNode, JsonProperty } from '../document/jsonNode';
import { ParsedDocument } from '../document/parsedDocument';
import type { TextEdit } from '../types';
import { applyEdits } from './applyEdits';
import { removeNode } from './removeNode';

/** Properties that bind a referral to another one, besides those that only the service writes. */
const binding: ReadonlySet<string> = new Set(['engagementId', 'registrations', 'externalReferenceId']);

/**
 * Returns the edit that turns a copy of a referral into a new one. It removes the ID, the reference, and all that the
 * service wrote or that binds the referral to the original.
 * @param index the referral's index in the document
 */
export function removeIdentity(document: ParsedDocument, index: number): TextEdit[] {
  const before = document.textAt(index)?.text;
  if (before === undefined) return [];
  let after = before;
  // One at a time: the edits for neighbors would overlap.
  for (let property = nextIn(after); property; property = nextIn(after)) {
    const shorter = applyEdits(after, removeNode(after, property));
    if (shorter.length >= after.length) break;
    after = shorter;
  }
  if (after === before) return [];
  let start = 0;
  while (start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const text = after.slice(start, after.length - end);
  return [{ offset: document.offset(index) + start, length: before.length - start - end, text }];
}

/** Returns the next property to remove from the text of one referral. */
function nextIn(text: string): JsonProperty | undefined {
  const document = ParsedDocument.parse(text);
  const root = document.textAt(0)?.root;
  if (!root || document.offset(0) !== 0) return undefined;
  return root.properties.find(({ name }) => isIdentity(name)) ?? invitedBy(root);
}

function isIdentity(written: string): boolean {
  const property = referral.resolve(written)?.property;
  if (!property) return written.includes('@odata.');
  return binding.has(property.name) || (property.readOnly === true && property.name !== '$schema');
}

function invitedBy(root: JsonNode): JsonProperty | undefined {
  const context = root.properties.find(({ name }) => referral.resolve(name)?.property.name === 'inviteContext');
  return context?.value?.properties.find(({ name }) => name.toLowerCase() === 'invitedby');
}
