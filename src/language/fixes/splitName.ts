import { t } from '../../base/l10n';
import { member } from '../../domain/referral/member';
import { propertyAt } from '../document/jsonNode';
import { pathOf } from '../document/paths';
import { indentAt, textStyle } from '../edits/textStyle';
import { beginsLine } from '../edits/trivia';
import { propertyOf, resourceAt, spelling } from '../edits/writtenNames';
import { namesIn } from '../formats/personName';
import { isPersonName } from '../shape/shapeFindings';
import type { FixProvider } from './fixProvider';

/** Splits a person's name into first and last name, as the wire has them. */
export const splitName: FixProvider = {
  codes: ['shape.unknown-property'],
  manual: true,
  offer(document, problem) {
    const index = document.indexAt(problem.offset);
    const base = document.offset(index);
    const root = document.textAt(index)?.root;
    const property = propertyAt(root, problem.offset - base);
    const { value, parent } = property ?? {};
    if (!root || !property || !parent || value?.type !== 'string') return [];
    if (!isPersonName(resourceAt(pathOf(document, problem).slice(0, -1)).resource, property.name)) return [];
    if (propertyOf(parent, member, 'firstName') || propertyOf(parent, member, 'lastName')) return [];
    const names = namesIn(String(value.value));
    if (!names) return [];
    const { text } = document;
    const { colon, comma, eol } = textStyle(text, root, base);
    const isOnOwnLine = beginsLine(text, problem.offset);
    const gap = isOnOwnLine ? `,${eol}${indentAt(text, problem.offset)}` : comma;
    const parts = (['firstName', 'lastName'] as const).map((name, at) => {
      const known = member.property(name);
      return JSON.stringify(known ? spelling(parent, member, known) : name) + colon + JSON.stringify(names[at]);
    });
    return [
      {
        title: t('Split into {0} and {1}', '"firstName"', '"lastName"'),
        codes: [problem.code],
        safe: false,
        preferred: true,
        edits: [{ offset: problem.offset, length: property.length, text: parts.join(gap) }],
      },
    ];
  },
};
