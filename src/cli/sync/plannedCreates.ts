import { payload } from '../../sync/referral/payload';
import { isGenerated, referenceOf } from '../../sync/referral/reference';
import { type CreateMarks, createMarks } from '../../sync/state/creates/createMarks';

/**
 * The creates that a dry run has planned. Detects a second file with the same deal, as a submit does from its notes,
 * which a dry run does not write. Referrals in the same file are different deals.
 */
export class PlannedCreates {
  readonly #files = new Map<string, string>();

  /** Adds a referral that a submit would create from a file. */
  add(file: string, value: unknown): void {
    for (const mark of marksOf(value)) this.#files.set(mark, this.#files.get(mark) ?? file);
  }

  /** Returns another file from which a submit would create the same referral. */
  find(file: string, value: unknown): string | undefined {
    return marksOf(value)
      .map((mark) => this.#files.get(mark))
      .find((other) => other !== undefined && other !== file);
  }
}

/**
 * Returns keys that are equal for the same referral: the user's reference with the names or, without such a reference,
 * the content.
 */
function marksOf(value: unknown): string[] {
  const body = payload(value, 'create');
  const { reference, content, names }: CreateMarks = createMarks(body);
  const isOwn = reference !== undefined && !isGenerated(referenceOf(body));
  return isOwn ? (names === undefined ? [] : [`${reference} ${names}`]) : [content];
}
