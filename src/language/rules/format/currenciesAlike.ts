import { currencies } from '../../../domain/iso/currencies';
import { sharedCurrencies } from '../../../domain/iso/sharedCurrencies';
import { nearest } from '../../shape/nearest';

/** The codes of currencies that a text may mean: of a symbol or word that several share, else those written alike. */
export function currenciesAlike(text: string): string[] {
  const word = text.trim().toLowerCase().replace(/\.$/, '');
  const several = sharedCurrencies(text);
  if (several.length > 0) return [...several];
  if (word.length < 2) return [];
  const used = currencies().filter(({ fund }) => !fund);
  if (word.length < 4) {
    const near = nearest(
      word,
      used.map(({ code }) => code),
    );
    const first = near.filter((code) => code[0]?.toLowerCase() === word[0]);
    // Letters that swapped places are the likeliest mistake: ERU is EUR rather than ERN.
    const swapped = near.filter((code) => [...code.toLowerCase()].every((letter) => word.includes(letter)));
    return [...new Set([...swapped, ...(first.length > 0 ? first : near)])];
  }
  const byName = new Map(used.map(({ code, name }) => [name, code]));
  return nearest(word, [...byName.keys()]).flatMap((name) => byName.get(name) ?? []);
}
