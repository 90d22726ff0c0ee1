import { once } from '../../base/once';
import { plainSigns } from '../../base/plainSigns';
import { type Currency, currencies, currencyByCode } from './currencies';
import { findCountry } from './findCountry';
import { sharedCurrencies } from './sharedCurrencies';

/** Names and symbols beside those of the table, by code: only such as mean one currency. Plurals in -s are found as well. */
const aliases: Readonly<Record<string, string>> = {
  AED: 'emirati dirham|uae dirham|dhs',
  AUD: 'au$|aud$|aussie dollar',
  BRL: 'real|reais|brl$',
  CAD: 'ca$|can$|cad$|canadian',
  CHF: 'schweizer franken|franken|sfr|sfr.|fr.',
  CNY: 'renminbi|rmb|元|人民币|chinese yuan renminbi',
  CZK: 'kc|czech crown',
  DKK: 'danish crown|danske kroner',
  EUR: 'euro|eu',
  GBP: 'pound sterling|pounds sterling|sterling|british pound sterling|gb£|quid|ukp|stg',
  ILS: 'nis|shekel|sheqel|israeli shekel',
  INR: 'rs.|inr.',
  JPY: '円|jpy¥',
  KRW: 'won|korean won|원',
  MXN: 'mex$|mxn$|mxp',
  MYR: 'ringgit',
  NOK: 'norwegian crown|norske kroner',
  NZD: 'nzd$|kiwi dollar',
  PLN: 'zl|zloty|złoty',
  RUB: 'rouble|roubles|rubles|rur|руб|руб.',
  SEK: 'swedish crown|svenska kronor',
  SGD: 'sg$|sgd$',
  TRY: 'tl|lira',
  TWD: 'ntd',
  UAH: 'hryvnas|грн',
  USD: 'us$|usd$|$us|american dollar',
  ZAR: 'rand',
};

let names: Map<string, Currency> | undefined;

/**
 * Returns the currency that a text means: its code in any case, a symbol or name that belongs to one currency only
 * (`€`, `US$`, "euros", "baht"; not `$` or "pesos"). Undefined if none is meant, or more than one.
 */
export function findCurrency(text: string): Currency | undefined {
  if (text.length > 60) return undefined;
  const plain = plainSigns(text);
  const exact = currencyByCode(plain);
  if (exact) return exact;
  names ??= allNames();
  const key = fold(plain);
  const singular = key.length > 3 ? key.replace(/s$/, '') : key;
  return names.get(key) ?? names.get(singular) ?? ofCountry(singular) ?? saidTwice(key);
}

/** Returns the currency that a text names twice: `EUR (€)`, `€ / EUR`. */
function saidTwice(key: string): Currency | undefined {
  const [one, other, ...rest] = key.split(/[\s()/,-]+/).filter(Boolean);
  const currency = names?.get(one ?? '');
  return rest.length === 0 && other !== undefined && names?.get(other) === currency ? currency : undefined;
}

/** Returns the currency of a country and a word for it, such as "nz dollar". */
function ofCountry(text: string): Currency | undefined {
  const [, country = '', word = ''] = /^(.+) (\S+)$/.exec(text) ?? [];
  const own = currencyByCode(findCountry(country)?.currency ?? '');
  return word !== '' && own && fold(own.name).endsWith(` ${word}`) ? own : undefined;
}

/** Returns all names of a currency as they are compared: code, symbol, the usual name and the others. */
export function namesOfCurrency(code: string): readonly string[] {
  return allNamesByCode().get(code) ?? [];
}

const allNamesByCode = once((): ReadonlyMap<string, readonly string[]> => {
  const byCode = new Map<string, string[]>();
  names ??= allNames();
  for (const [name, currency] of names) byCode.set(currency.code, [...(byCode.get(currency.code) ?? []), name]);
  return byCode;
});

/** Returns a name as it is compared: without case, accents and surplus spaces. */
function fold(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ʻ', '').replace(/\s+/g, ' ').trim();
}

/**
 * Returns currencies by name: codes first, then symbols and names; also by the last word of a name that no other
 * currency shares.
 */
function allNames(): Map<string, Currency> {
  const found = new Map<string, Currency>();
  const add = (name: string, currency: Currency): void => {
    const key = fold(name);
    if (!found.has(key)) found.set(key, currency);
  };
  for (const currency of currencies()) add(currency.code, currency);
  for (const currency of currencies()) {
    if (currency.symbol) add(currency.symbol, currency);
    add(currency.name, currency);
    for (const alias of aliases[currency.code]?.split('|') ?? []) add(alias, currency);
  }
  for (const [word, owners] of lastWords()) {
    if (owners.length === 1 && owners[0] && sharedCurrencies(word).length < 2) add(word, owners[0]);
  }
  return found;
}

function lastWords(): Map<string, Currency[]> {
  const words = new Map<string, Currency[]>();
  for (const currency of currencies()) {
    if (currency.fund) continue;
    const word = fold(currency.name.slice(currency.name.lastIndexOf(' ') + 1));
    words.set(word, [...(words.get(word) ?? []), currency]);
  }
  return words;
}
