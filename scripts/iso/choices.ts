/** What the tables of countries and currencies have that Unicode's CLDR does not say, or says for other readers. */

/** The currency that deals are made in, if a country has several. */
export const mainCurrencies: Readonly<Record<string, string>> = { HT: 'HTG', PA: 'PAB', PS: 'ILS' };

/** Names of ISO 4217 that CLDR has otherwise or not at all, by code. */
export const currencyNames: Readonly<Record<string, string>> = {
  BMD: 'Bermudian Dollar',
  CLF: 'Chilean Unidad de Fomento',
  COU: 'Colombian Unidad de Valor Real',
  MXV: 'Mexican Unidad de Inversion',
  USN: 'US Dollar (next day)',
  UYI: 'Uruguayan Peso in indexed units',
  UYW: 'Uruguayan Unidad Previsional',
  VED: 'Venezuelan Digital Bolívar',
  XAD: 'Arab Accounting Dinar',
  XBC: 'European Unit of Account 9',
  XBD: 'European Unit of Account 17',
  XCG: 'Caribbean Guilder',
};

/** Currencies that are still codes of ISO 4217, although CLDR knows no country that pays with them. */
export const keptCurrencies = ['SVC', 'VED'];

/** Codes of ISO 4217 that no one pays with, such as funds, units of account, metals. */
export const funds = 'BOV CHE CHW CLF COU MXV USN UYI UYW XAD XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XUA'.split(' ');

/**
 * Symbols that mean one currency only, of those whose short symbol (CLDR's narrow one) is the symbol. For the others CLDR
 * has a longer one (`A$`), or they have none of their own (`kr`).
 */
export const shortSymbols = 'AMD AZN BDT CRC CZK GEL HUF IDR KZT LAK MNT MYR NGN PLN PYG RUB THB TRY UAH'.split(' ');

/** Symbols that CLDR writes otherwise for readers in the United States. */
export const symbols: Readonly<Record<string, string>> = { CAD: 'C$', GHS: '₵', JPY: 'JP¥', SGD: 'S$', USD: 'US$' };
