import { t } from '../../base/l10n';
import { isResource } from '../../domain/model/isResource';
import type { Property, Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { JsonNode } from '../document/jsonNode';
import type { ParsedDocument } from '../document/parsedDocument';
import { readReferral } from '../facts/referralView';
import type { TextEdit } from '../types';
import type { FixProvider } from './fixProvider';

/** Gives all documented names of the file the spelling of the wire. */
export const renameAll: FixProvider = {
  codes: ['shape.documented-spelling'],
  offer(document, { code }) {
    if (namesToRename(document) < 2) return [];
    return [
      {
        title: t('Rename all properties in this file to camelCase'),
        codes: [code],
        safe: true,
        get edits() {
          return allRenames(document);
        },
      },
    ];
  },
};

const counts = new WeakMap<ParsedDocument, number>();

function namesToRename(document: ParsedDocument): number {
  let count = counts.get(document);
  if (count === undefined) {
    count = 0;
    for (const text of document.texts) {
      count += readReferral(text)?.shape.misspelled ?? 0;
    }
    counts.set(document, count);
  }
  return count;
}

/** Asked for only when the fix is taken: it reads every referral of the file. */
function allRenames(document: ParsedDocument): TextEdit[] {
  return document.texts.flatMap((text, index) => {
    const edits: TextEdit[] = [];
    collect(text.root, { resource: referral }, document.offset(index), edits);
    return edits;
  });
}

interface Meaning {
  property?: Property;
  resource?: Resource;
}

function collect(node: JsonNode, { property, resource }: Meaning, base: number, edits: TextEdit[]): void {
  if (property?.list && isResource(property.type)) {
    for (const item of node.items) collect(item, { resource: property.type }, base, edits);
  }
  if (!resource) return;
  const { properties } = node;
  const taken = new Set(properties.map(({ name }) => name));
  for (const { name: written, key, value } of properties) {
    const resolved = resource.resolve(written, () => [...taken]);
    if (!resolved) continue;
    const { name, type, list } = resolved.property;
    if (!resolved.exact && !taken.has(name)) {
      taken.add(name);
      edits.push({ offset: base + key.offset, length: key.length, text: JSON.stringify(name) });
    }
    const inner = isResource(type) && !list ? type : undefined;
    if (value) collect(value, { property: resolved.property, ...(inner && { resource: inner }) }, base, edits);
  }
}
