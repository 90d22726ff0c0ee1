/** What the tables of countries, currencies and locales have that Unicode's CLDR does not say, or says for other readers. */

/** Names by which people look for a country, by ISO 3166-1 alpha-2 code. */
export const countryNames: Readonly<Record<string, string>> = {
  CD: 'Democratic Republic of the Congo',
  CG: 'Republic of the Congo',
  GS: 'South Georgia and the South Sandwich Islands',
  HK: 'Hong Kong',
  HM: 'Heard Island and McDonald Islands',
  MM: 'Myanmar',
  MO: 'Macao',
  PS: 'Palestine',
};

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

/** The cultures that people are likely to want, of the hundreds that .NET knows. */
export const locales = `
ar-AE ar-DZ ar-EG ar-KW ar-MA ar-QA ar-SA az-Latn-AZ bg-BG bn-BD bs-Latn-BA ca-ES cs-CZ cy-GB da-DK de-AT de-CH
de-DE de-LI de-LU el-GR en-AE en-AU en-CA en-GB en-HK en-IE en-IL en-IN en-KE en-MY en-NG en-NZ en-PH en-SG
en-US en-ZA es-AR es-BO es-CL es-CO es-CR es-DO es-EC es-ES es-GT es-HN es-MX es-NI es-PA es-PE es-PR es-PY
es-SV es-US es-UY es-VE et-EE eu-ES fa-IR fi-FI fil-PH fr-BE fr-CA fr-CH fr-FR fr-LU fr-MA ga-IE gl-ES gu-IN
he-IL hi-IN hr-HR hu-HU hy-AM id-ID is-IS it-CH it-IT ja-JP ka-GE kk-KZ km-KH kn-IN ko-KR lt-LT lv-LV mk-MK
mn-MN mr-IN ms-MY mt-MT nb-NO ne-NP nl-BE nl-NL nn-NO pl-PL pt-BR pt-PT ro-RO ru-RU si-LK sk-SK sl-SI sq-AL
sr-Cyrl-RS sr-Latn-RS sv-FI sv-SE sw-KE ta-IN te-IN th-TH tr-TR uk-UA ur-PK uz-Latn-UZ vi-VN zh-CN zh-HK zh-SG
zh-TW
`
  .trim()
  .split(/\s+/);
