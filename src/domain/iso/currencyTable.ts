/**
 * A row: code, symbol (`-` if it has none of its own), name if CLDR has another. After the empty line: codes of ISO 4217 that no one pays with.
 *
 * Made from CLDR and `scripts/iso/choices.ts` by `npm run iso`; do not edit.
 */
export const currencyTable = `
AED -
AFN -
ALL -
AMD ֏
AOA -
ARS -
AUD A$
AWG -
AZN ₼
BAM -
BBD -
BDT ৳
BHD -
BIF -
BMD -   Bermudian Dollar
BND -
BOB -
BRL R$
BSD -
BTN -
BWP -
BYN -
BZD -
CAD C$
CDF -
CHF -
CLP -
CNY CN¥
COP -
CRC ₡
CUP -
CVE -
CZK Kč
DJF -
DKK -
DOP -
DZD -
EGP -
ERN -
ETB -
EUR €
FJD -
FKP -
GBP £
GEL ₾
GHS ₵
GIP -
GMD -
GNF -
GTQ -
GYD -
HKD HK$
HNL -
HTG -
HUF Ft
IDR Rp
ILS ₪
INR ₹
IQD -
IRR -
ISK -
JMD -
JOD -
JPY JP¥
KES -
KGS -
KHR -
KMF -
KPW -
KRW ₩
KWD -
KYD -
KZT ₸
LAK ₭
LBP -
LKR -
LRD -
LSL -
LYD -
MAD -
MDL -
MGA -
MKD -
MMK -
MNT ₮
MOP -
MRU -
MUR -
MVR -
MWK -
MXN MX$
MYR RM
MZN -
NAD -
NGN ₦
NIO -
NOK -
NPR -
NZD NZ$
OMR -
PAB -
PEN -
PGK -
PHP ₱
PKR -
PLN zł
PYG ₲
QAR -
RON -
RSD -
RUB ₽
RWF -
SAR -
SBD -
SCR -
SDG -
SEK -
SGD S$
SHP -
SLE -
SOS -
SRD -
SSP -
STN -
SVC -
SYP -
SZL -
THB ฿
TJS -
TMT -
TND -
TOP -
TRY ₺
TTD -
TWD NT$
TZS -
UAH ₴
UGX -
USD US$
UYU -
UZS -
VED -   Venezuelan Digital Bolívar
VES -
VND ₫
VUV -
WST -
XAF -
XCD EC$
XCG -   Caribbean Guilder
XOF -
XPF -
YER -
ZAR -
ZMW -
ZWG -

BOV -
CHE -
CHW -
CLF -   Chilean Unidad de Fomento
COU -   Colombian Unidad de Valor Real
MXV -   Mexican Unidad de Inversion
USN -   US Dollar (next day)
UYI -   Uruguayan Peso in indexed units
UYW -   Uruguayan Unidad Previsional
XAD -   Arab Accounting Dinar
XAG -
XAU -
XBA -
XBB -
XBC -   European Unit of Account 9
XBD -   European Unit of Account 17
XDR -
XPD -
XPT -
XSU -
XUA -
`;
