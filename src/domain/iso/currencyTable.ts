/**
 * A row: code, symbol (`-` if it has none of its own), name. After the empty line: codes of ISO 4217 that no one pays with.
 *
 * Made from CLDR and `scripts/iso/choices.ts` by `npm run iso`; do not edit.
 */
export const currencyTable = `
AED -   United Arab Emirates Dirham
AFN -   Afghan Afghani
ALL -   Albanian Lek
AMD ֏   Armenian Dram
AOA -   Angolan Kwanza
ARS -   Argentine Peso
AUD A$  Australian Dollar
AWG -   Aruban Florin
AZN ₼   Azerbaijani Manat
BAM -   Bosnia-Herzegovina Convertible Mark
BBD -   Barbadian Dollar
BDT ৳   Bangladeshi Taka
BHD -   Bahraini Dinar
BIF -   Burundian Franc
BMD -   Bermudian Dollar
BND -   Brunei Dollar
BOB -   Bolivian Boliviano
BRL R$  Brazilian Real
BSD -   Bahamian Dollar
BTN -   Bhutanese Ngultrum
BWP -   Botswanan Pula
BYN -   Belarusian Ruble
BZD -   Belize Dollar
CAD C$  Canadian Dollar
CDF -   Congolese Franc
CHF -   Swiss Franc
CLP -   Chilean Peso
CNY CN¥ Chinese Yuan
COP -   Colombian Peso
CRC ₡   Costa Rican Colón
CUP -   Cuban Peso
CVE -   Cape Verdean Escudo
CZK Kč  Czech Koruna
DJF -   Djiboutian Franc
DKK -   Danish Krone
DOP -   Dominican Peso
DZD -   Algerian Dinar
EGP -   Egyptian Pound
ERN -   Eritrean Nakfa
ETB -   Ethiopian Birr
EUR €   Euro
FJD -   Fijian Dollar
FKP -   Falkland Islands Pound
GBP £   British Pound
GEL ₾   Georgian Lari
GHS ₵   Ghanaian Cedi
GIP -   Gibraltar Pound
GMD -   Gambian Dalasi
GNF -   Guinean Franc
GTQ -   Guatemalan Quetzal
GYD -   Guyanaese Dollar
HKD HK$ Hong Kong Dollar
HNL -   Honduran Lempira
HTG -   Haitian Gourde
HUF Ft  Hungarian Forint
IDR Rp  Indonesian Rupiah
ILS ₪   Israeli New Shekel
INR ₹   Indian Rupee
IQD -   Iraqi Dinar
IRR -   Iranian Rial
ISK -   Icelandic Króna
JMD -   Jamaican Dollar
JOD -   Jordanian Dinar
JPY JP¥ Japanese Yen
KES -   Kenyan Shilling
KGS -   Kyrgyz Som
KHR -   Cambodian Riel
KMF -   Comorian Franc
KPW -   North Korean Won
KRW ₩   South Korean Won
KWD -   Kuwaiti Dinar
KYD -   Cayman Islands Dollar
KZT ₸   Kazakhstani Tenge
LAK ₭   Laotian Kip
LBP -   Lebanese Pound
LKR -   Sri Lankan Rupee
LRD -   Liberian Dollar
LSL -   Lesotho Loti
LYD -   Libyan Dinar
MAD -   Moroccan Dirham
MDL -   Moldovan Leu
MGA -   Malagasy Ariary
MKD -   Macedonian Denar
MMK -   Myanmar Kyat
MNT ₮   Mongolian Tugrik
MOP -   Macanese Pataca
MRU -   Mauritanian Ouguiya
MUR -   Mauritian Rupee
MVR -   Maldivian Rufiyaa
MWK -   Malawian Kwacha
MXN MX$ Mexican Peso
MYR RM  Malaysian Ringgit
MZN -   Mozambican Metical
NAD -   Namibian Dollar
NGN ₦   Nigerian Naira
NIO -   Nicaraguan Córdoba
NOK -   Norwegian Krone
NPR -   Nepalese Rupee
NZD NZ$ New Zealand Dollar
OMR -   Omani Rial
PAB -   Panamanian Balboa
PEN -   Peruvian Sol
PGK -   Papua New Guinean Kina
PHP ₱   Philippine Peso
PKR -   Pakistani Rupee
PLN zł  Polish Zloty
PYG ₲   Paraguayan Guarani
QAR -   Qatari Riyal
RON -   Romanian Leu
RSD -   Serbian Dinar
RUB ₽   Russian Ruble
RWF -   Rwandan Franc
SAR -   Saudi Riyal
SBD -   Solomon Islands Dollar
SCR -   Seychellois Rupee
SDG -   Sudanese Pound
SEK -   Swedish Krona
SGD S$  Singapore Dollar
SHP -   St. Helena Pound
SLE -   Sierra Leonean Leone
SOS -   Somali Shilling
SRD -   Surinamese Dollar
SSP -   South Sudanese Pound
STN -   São Tomé and Príncipe Dobra
SVC -   Salvadoran Colón
SYP -   Syrian Pound
SZL -   Swazi Lilangeni
THB ฿   Thai Baht
TJS -   Tajikistani Somoni
TMT -   Turkmenistani Manat
TND -   Tunisian Dinar
TOP -   Tongan Paʻanga
TRY ₺   Turkish Lira
TTD -   Trinidad and Tobago Dollar
TWD NT$ New Taiwan Dollar
TZS -   Tanzanian Shilling
UAH ₴   Ukrainian Hryvnia
UGX -   Ugandan Shilling
USD US$ US Dollar
UYU -   Uruguayan Peso
UZS -   Uzbekistani Som
VED -   Venezuelan Digital Bolívar
VES -   Venezuelan Bolívar
VND ₫   Vietnamese Dong
VUV -   Vanuatu Vatu
WST -   Samoan Tala
XAF -   Central African CFA Franc
XCD EC$ East Caribbean Dollar
XCG -   Caribbean Guilder
XOF -   West African CFA Franc
XPF -   CFP Franc
YER -   Yemeni Rial
ZAR -   South African Rand
ZMW -   Zambian Kwacha
ZWG -   Zimbabwean Gold

BOV -   Bolivian Mvdol
CHE -   WIR Euro
CHW -   WIR Franc
CLF -   Chilean Unidad de Fomento
COU -   Colombian Unidad de Valor Real
MXV -   Mexican Unidad de Inversion
USN -   US Dollar (next day)
UYI -   Uruguayan Peso in indexed units
UYW -   Uruguayan Unidad Previsional
XAD -   Arab Accounting Dinar
XAG -   Silver
XAU -   Gold
XBA -   European Composite Unit
XBB -   European Monetary Unit
XBC -   European Unit of Account 9
XBD -   European Unit of Account 17
XDR -   Special Drawing Rights
XPD -   Palladium
XPT -   Platinum
XSU -   Sucre
XUA -   ADB Unit of Account
`;
