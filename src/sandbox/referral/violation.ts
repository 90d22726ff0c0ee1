import type { Vocabulary } from '../../domain/model/vocabulary';

/** Something wrong with a referral. */
export interface Violation {
  /** The property as a path, such as `details.requirements.products[0].id`. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

const maxListed = 12;

/** Returns the violation of a value that is not in its vocabulary; names the exact spelling if only that is wrong. */
export function valueNotAllowed(path: string, value: string, vocabulary: Vocabulary): Violation {
  const meant = vocabulary.find(value);
  const message = `"${value}" is not a value of ${vocabulary.name}.${hint(meant, vocabulary)}`;
  return { path, code: 'valueNotAllowed', message };
}

function hint(meant: string | undefined, { values }: Vocabulary): string {
  if (meant !== undefined) return ` Did you mean "${meant}"?`;
  return values.length <= maxListed ? ` Allowed: ${values.join(', ')}.` : '';
}
