import { payload } from '../../sync/referral/payload';
import { isGenerated, referenceOf } from '../../sync/referral/reference';
import { type CreateMarks, createMarks } from '../../sync/state/creates/createMarks';

/**
 * What a dry run has planned to create: nothing is noted then, so that a second file with the same deal would look new.
 * Compares as a submit does with what it has created; rows of one file are deals of their own.
 */
export class PlannedCreates {
  readonly #files = new Map<string, string>();

  /** Takes note of a referral that would be created from a file. */
  add(file: string, value: unknown): void {
    for (const mark of marksOf(value)) this.#files.set(mark, this.#files.get(mark) ?? file);
  }

  /** Returns another file whose referral, by then, would be the same. */
  find(file: string, value: unknown): string | undefined {
    return marksOf(value)
      .map((mark) => this.#files.get(mark))
      .find((other) => other !== undefined && other !== file);
  }
}

/** Returns what two referrals must share to be the same: the content, or the user's reference with the names. */
function marksOf(value: unknown): string[] {
  const body = payload(value, 'create');
  const { reference, content, names }: CreateMarks = createMarks(body);
  const isOwn = reference !== undefined && !isGenerated(referenceOf(body));
  return isOwn ? (names === undefined ? [] : [`${reference} ${names}`]) : [content];
}
