import { referral } from '../../domain/referral';
import { insertProperties } from '../edits/insertProperty';
import { readReferral } from '../readReferral';
import type { FixProvider } from './fixProvider';
import { referralPointer } from './referralPointer';
import { starterValue } from './starterValue';

const required = referral.properties.filter((property) => property.required).map(({ name }) => name);

/** Adds a property that a new referral needs, or all that it lacks, begun for the user to fill in. */
export const insertMissing: FixProvider = {
  codes: ['shape.missing-property'],
  manual: true,
  offer(document, { code, offset, data }) {
    const name = data?.suggestion;
    const text = document.texts[document.indexAt(offset)];
    const view = text && readReferral(text);
    if (name === undefined || !view) return [];
    const pointer = referralPointer(document, offset);
    const missing = required.filter((other) => !view.get(other));
    const edits = (names: readonly string[]) =>
      insertProperties(
        document,
        pointer,
        names.map((other) => [other, starterValue(other)] as const),
      );
    const one = { title: `Add missing "${name}"`, codes: [code], safe: false, preferred: true, edits: edits([name]) };
    if (missing.length < 2) return [one];
    const all = { title: 'Add all missing properties', codes: [code], safe: false, edits: edits(missing) };
    return [one, all];
  },
};
