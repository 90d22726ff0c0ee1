import { currencies } from '../../domain/currencies';
import { nearest } from '../shape/nearest';

/** Symbols and words that several currencies share → their codes, those of most deals first. */
const shared: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $: 'USD CAD AUD NZD SGD HKD MXN',
    dollar: 'USD CAD AUD NZD SGD HKD TWD',
    '¥': 'JPY CNY',
    '￥': 'JPY CNY',
    yen: 'JPY',
    kr: 'SEK NOK DKK ISK',
    krone: 'NOK DKK',
    krona: 'SEK ISK',
    crown: 'SEK NOK DKK CZK ISK',
    pound: 'GBP EGP',
    peso: 'MXN CLP COP ARS PHP UYU',
    franc: 'CHF XOF XAF',
    rupee: 'INR PKR LKR NPR MUR',
    dinar: 'KWD JOD BHD TND RSD',
    dirham: 'AED MAD',
    riyal: 'SAR QAR',
    rial: 'OMR IRR YER',
    shilling: 'KES UGX TZS',
    '₨': 'INR PKR LKR NPR',
    rs: 'INR PKR LKR NPR',
  }),
);

/** The codes of currencies that a text may mean: of a symbol or word that several share, else those written alike. */
export function currenciesAlike(text: string): string[] {
  const word = text.trim().toLowerCase().replace(/\.$/, '');
  const several = shared.get(word) ?? shared.get(word.replace(/s$/, ''));
  if (several !== undefined) return several.split(' ');
  if (word.length < 2) return [];
  const used = currencies().filter(({ fund }) => !fund);
  if (word.length < 4) {
    const near = nearest(
      word,
      used.map(({ code }) => code),
    );
    const first = near.filter((code) => code[0]?.toLowerCase() === word[0]);
    return first.length > 0 ? first : near;
  }
  const byName = new Map(used.map(({ code, name }) => [name, code]));
  return nearest(word, [...byName.keys()]).flatMap((name) => byName.get(name) ?? []);
}
