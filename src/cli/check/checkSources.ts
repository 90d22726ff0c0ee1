import { createReferralChecker, type ReferralChecker } from '../../language/checker';
import type { ReferralLanguageOptions } from '../../language/referralLanguage';
import type { Place } from '../../language/types';
import { decodeText } from '../../sync/files/decodeText';
import type { CheckedFile, OtherPlace } from '../formats/report';
import { type CountFixable, checkText, encodingProblem } from './checkText';
import { IdentityIndex } from './identityIndex';
import { readAhead, type Source, unread } from './source';

/** Returns the options to check a source with. Sources with equal options get the same object. */
export type OptionsOf = (source: Source) => ReferralLanguageOptions;

/**
 * Checks sources one after another, each against the IDs and references of all. Keeps only the places of those, and
 * whether a file has problems of its own, so that memory stays small; reads files with something to report a second
 * time. Leaves out sources that cannot be read.
 */
export async function* checkSources(
  sources: readonly Source[],
  optionsOf: OptionsOf,
  countFixable?: (source: Source) => CountFixable,
): AsyncGenerator<CheckedFile> {
  const index = new IdentityIndex();
  /** For each file: 1 if it has no problem of its own. */
  const right = new Uint8Array(sources.length);
  const lost = new Set<number>();
  let self: number | undefined;
  let told = new Map<string, Omit<OtherPlace, 'message'>>();

  const checkers = new Map<ReferralLanguageOptions, ReferralChecker>();
  const checkerOf = (source: Source): ReferralChecker => {
    const options = optionsOf(source);
    const checker = checkers.get(options) ?? createReferralChecker({ ...options, siblings });
    checkers.set(options, checker);
    return checker;
  };
  const siblings: ReferralLanguageOptions['siblings'] = (value, property) => {
    if (self === undefined) return [];
    return index.siblings(value, property, self).flatMap(({ file, offset, length, range }) => {
      const source = sources[file];
      if (!source) return [];
      const place = { uri: source.uri, offset, length };
      told.set(keyOf(place), { file: source.name, range });
      return [place];
    });
  };

  // The check of a single file finds duplicates in it by itself.
  if (sources.length > 1) {
    let file = 0;
    for await (const { source, bytes } of readAhead(sources)) {
      if (bytes === unread) {
        lost.add(file);
        right[file++] = 1;
        continue;
      }
      const text = decodeText(bytes);
      const checker = checkerOf(source);
      const document = checker.parse(text);
      index.add(file, document, checker.summaries(document));
      if (checker.validate(document).length === 0 && !encodingProblem(bytes, text, optionsOf(source))) right[file] = 1;
      file++;
    }
  }
  const isRight = (file: number) => right[file] === 1 && !index.shares(file);
  const again = readAhead(sources.filter((_, file) => !isRight(file)));
  for (const [file, source] of sources.entries()) {
    told = new Map();
    self = file;
    const read = isRight(file) ? undefined : (await again.next()).value;
    if (lost.has(file) || read?.bytes === unread) continue;
    if (read) {
      const text = decodeText(read.bytes);
      const unreadable = encodingProblem(read.bytes, text, optionsOf(source));
      const elsewhere = (place: Place) => told.get(keyOf(place));
      yield checkText({ file: source.name, text, unreadable }, checkerOf(source), elsewhere, countFixable?.(source));
    } else {
      yield { file: source.name, problems: [] };
    }
  }
}

function keyOf({ uri, offset }: Place): string {
  return `${offset} ${uri}`;
}
