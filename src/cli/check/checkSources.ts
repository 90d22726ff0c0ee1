import type { ReferralLanguageOptions } from '../../language/referralLanguage';
import { createReferralLanguage } from '../../language/service';
import type { Place } from '../../language/types';
import { decodeText } from '../decodeText';
import type { CheckedFile, OtherPlace } from '../formats/checkedFile';
import { checkText } from './checkText';
import { IdentityIndex } from './identityIndex';
import { readAhead } from './readAhead';
import type { Source } from './source';

/**
 * Checks sources one after another, each against the ids and references of all. Nothing of a file is kept but where
 * those stand: memory does not grow with what the files hold.
 */
export async function* checkSources(
  sources: readonly Source[],
  options: ReferralLanguageOptions,
): AsyncGenerator<CheckedFile> {
  const index = new IdentityIndex();
  let self = 0;
  let told = new Map<string, Omit<OtherPlace, 'message'>>();

  const language = createReferralLanguage({
    ...options,
    siblings(value, property) {
      return index.siblings(value, property, self).flatMap(({ file, offset, length, range }) => {
        const source = sources[file];
        if (!source) return [];
        const place = { uri: source.uri, offset, length };
        told.set(keyOf(place), { file: source.name, range });
        return [place];
      });
    },
  });

  // One file finds by itself what stands in it twice.
  if (sources.length > 1) {
    let file = 0;
    for await (const { bytes } of readAhead(sources)) index.add(file++, decodeText(bytes), language);
  }
  for await (const { source, bytes } of readAhead(sources)) {
    told = new Map();
    yield checkText(source.name, decodeText(bytes), language, (place) => told.get(keyOf(place)));
    self++;
  }
}

function keyOf({ uri, offset }: Place): string {
  return `${offset} ${uri}`;
}
