import { t } from '../../base/l10n';
import { isResource, isVocabulary, type Property, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { findSynonym } from '../../domain/vocabularies/synonyms';
import { type JsonNode, propertyAt } from '../document/jsonNode';
import type { ParsedDocument } from '../document/parsedDocument';
import { pathOf } from '../document/paths';
import { resourceAt } from '../edits/writtenNames';
import { readReferral } from '../facts/referralView';
import type { Problem, TextEdit } from '../types';
import type { FixProvider } from './fixProvider';
import { namesOf } from './namesOf';

/** Maximum number of names to offer. */
const maxOffered = 3;

/** Renames a property to its wire name, unless its object already has that name. */
export const renameProperty: FixProvider = {
  codes: ['shape.documented-spelling', 'shape.unknown-property'],
  offer(document, problem) {
    const { code, offset, length, data } = problem;
    const suggestion = data?.suggestion;
    const names = [...new Set([...(suggestion === undefined ? [] : [suggestion]), ...(data?.allowed ?? [])])];
    if (names.length === 0) return [];
    const isTaken = takenNames(document, problem);
    return names
      .filter((name) => !isTaken(name))
      .slice(0, maxOffered)
      .map((name) => {
        const { isKnown, edits } = valueUnder(document, problem, name);
        return {
          title: t('Rename to "{0}"', name),
          codes: [code],
          safe: name === suggestion && isKnown && edits.length === 0,
          ...(name === suggestion && isKnown && { preferred: true }),
          edits: [{ offset, length, text: JSON.stringify(name) }, ...edits],
        };
      });
  },
};

/**
 * Whether a property can keep its value under another name: `"3P"` is not a value of `type`. A common name of a value,
 * such as "Co-sell", becomes that value.
 */
function valueUnder(document: ParsedDocument, problem: Problem, name: string): { isKnown: boolean; edits: TextEdit[] } {
  const index = document.indexAt(problem.offset);
  const base = document.offset(index);
  const value = propertyAt(document.textAt(index)?.root, problem.offset - base)?.value;
  const type = resourceAt(pathOf(document, problem).slice(0, -1)).resource?.property(name)?.type;
  if (value?.type !== 'string' || !type || !isVocabulary(type)) return { isKnown: true, edits: [] };
  const written = String(value.value);
  if (type.find(written) !== undefined) return { isKnown: true, edits: [] };
  const meant = findSynonym(written, type.values);
  if (meant === undefined) return { isKnown: false, edits: [] };
  return { isKnown: true, edits: [{ offset: base + value.offset, length: value.length, text: JSON.stringify(meant) }] };
}

/**
 * Returns a test whether a wire name is taken: by another property of the object, or by an earlier one that would be
 * renamed to it.
 */
function takenNames(document: ParsedDocument, problem: Problem): (name: string) => boolean {
  const index = document.indexAt(problem.offset);
  const property = propertyAt(document.textAt(index)?.root, problem.offset - document.offset(index));
  const object = property?.parent;
  if (!object) return () => false;
  const names = namesOf(object, resourceAt(pathOf(document, problem).slice(0, -1)).resource);
  return (name) => {
    const wish = names.wish(name);
    const [first, second] = names.meaning(name);
    return (
      (first !== undefined && first.index !== property.index) ||
      (second !== undefined && second.index !== property.index) ||
      (wish !== undefined && wish.offset < property.offset)
    );
  };
}

/** Renames all documented names of the file to wire names. */
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

/**
 * Returns the edits that rename all. Called only when the user takes the fix, because it reads every referral of the
 * file.
 */
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
