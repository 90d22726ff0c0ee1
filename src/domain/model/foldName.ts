const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&#38;': '&' };

/**
 * Returns a name as it is compared: without case, accents, white space and punctuation, with "and" for "&".
 * @param loosely without "and", and without the final "s" of words
 */
export function foldName(name: string, loosely = false): string {
  const text = name.slice(0, 200).replace(/&amp;|&#38;/g, (entity) => entities[entity] ?? entity);
  const words = ascii.test(text) ? asciiWords(text) : wordsOf(text);
  return (loosely ? words.filter((word) => word !== 'and').map(toSingular) : words).join('');
}

const ascii = /^[ -~]*$/;

/**
 * Returns the words of a name in lower case; camel case is split, so that both "ManagedServices" and "managed services"
 * have two.
 */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '');
  return lowerCase(plain.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')).split(/[^\p{L}\p{N}]+/u);
}

/** Returns the same for ASCII: without Unicode's tables, which take long to load. */
function asciiWords(text: string): string[] {
  return lowerCase(text.replace(/([a-z])(?=[A-Z])/g, '$1 ')).split(/[^a-z\d]+/);
}

function lowerCase(text: string): string {
  return text.toLowerCase().replace(/[&+]/g, ' and ');
}

function toSingular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/**
 * Returns a lookup of names by what they mean: `find('cloud & ai platform')` is "Cloud and AI Platforms".
 * Spellings that two names share find nothing.
 * @param names pairs of a spelling and the name it stands for
 */
export function nameFinder<V extends string>(
  names: Iterable<readonly [spelling: string, name: V]>,
): (text: string) => V | undefined {
  const all = [...names];
  const exact = keyed(all, (spelling) => foldName(spelling));
  const loose = keyed(all, (spelling) => foldName(spelling, true));
  return (text) => {
    const key = foldName(text);
    if (exact.has(key)) return exact.get(key);
    return loose.get(foldName(text, true)) ?? loose.get(toSingular(key));
  };
}

/** Indexes names by key. Leaves out a key that two names share. */
function keyed<V extends string>(
  names: readonly (readonly [spelling: string, name: V])[],
  keyOf: (spelling: string) => string,
): Map<string, V | undefined> {
  const found = new Map<string, V | undefined>();
  for (const [spelling, name] of names) {
    const key = keyOf(spelling);
    if (key !== '') found.set(key, found.has(key) && found.get(key) !== name ? undefined : name);
  }
  return found;
}
