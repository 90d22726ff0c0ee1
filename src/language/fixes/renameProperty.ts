import { t } from '../../base/l10n';
import { isVocabulary } from '../../domain/model/isVocabulary';
import { propertyAt } from '../document/jsonNode';
import type { ParsedDocument } from '../document/parsedDocument';
import { pathOf } from '../document/paths';
import { resourceAt } from '../edits/writtenNames';
import type { Problem } from '../types';
import type { FixProvider } from './fixProvider';
import { namesOf } from './namesOf';

/** Maximum number of names to offer. */
const maxOffered = 3;

/** Gives a property the name that the wire knows, unless its object has that name already. */
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
      .map((name) => ({
        title: t('Rename to "{0}"', name),
        codes: [code],
        safe: name === suggestion && isValue(document, problem, name),
        ...(name === suggestion && { preferred: true }),
        edits: [{ offset, length, text: JSON.stringify(name) }],
      }));
  },
};

/** Whether a property can have its value under another name: `"3P"` is not a value of `type`. */
function isValue(document: ParsedDocument, problem: Problem, name: string): boolean {
  const index = document.indexAt(problem.offset);
  const value = propertyAt(document.textAt(index)?.root, problem.offset - document.offset(index))?.value;
  const type = resourceAt(pathOf(document, problem).slice(0, -1)).resource?.property(name)?.type;
  return value?.type !== 'string' || !type || !isVocabulary(type) || type.find(String(value.value)) !== undefined;
}

/** Tells of a wire name whether another property of the object has it, or an earlier one would be renamed to it. */
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
