/** Symbols and words that several currencies share → their codes, those of most deals first; of old money what came in its place. */
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
    kroner: 'NOK DKK',
    kronor: 'SEK',
    ruble: 'RUB BYN',
    rouble: 'RUB BYN',
    rubel: 'RUB BYN',
    crown: 'SEK NOK DKK CZK ISK',
    pound: 'GBP EGP',
    livre: 'GBP',
    peso: 'MXN CLP COP ARS PHP UYU',
    franc: 'CHF XOF XAF',
    rupee: 'INR PKR LKR NPR MUR',
    leu: 'RON MDL',
    lei: 'RON MDL',
    lev: 'EUR',
    leva: 'EUR',
    kuna: 'EUR',
    mark: 'EUR BAM',
    dinar: 'KWD JOD BHD TND RSD',
    dirham: 'AED MAD',
    riyal: 'SAR QAR',
    rial: 'OMR IRR YER',
    shilling: 'KES UGX TZS',
    '₨': 'INR PKR LKR NPR',
    rs: 'INR PKR LKR NPR',
  }),
);

/** Returns the codes of currencies that share a symbol or word, such as `$` or "pounds"; none for others. */
export function sharedCurrencies(text: string): readonly string[] {
  const word = text.trim().toLowerCase().replace(/\.$/, '');
  const several = shared.get(word) ?? shared.get(word.replace(/s$/, ''));
  return several === undefined ? [] : several.split(' ');
}

/** The fewest letters of a word that tell which one it will be. */
const minBegun = 3;

/** Returns the codes of currencies that share a word which begins with a text: those of the rupees for "rup". */
export function currenciesOfWord(begun: string): readonly string[] {
  const key = begun.trim().toLowerCase();
  const exact = sharedCurrencies(key);
  if (exact.length > 0 || key.length < minBegun) return exact;
  const words = [...shared.keys()].filter((word) => word.startsWith(key));
  return [...new Set(words.flatMap(sharedCurrencies))];
}
