/**
 * Other names that people write for a country, by alpha-2 code: short, official, local and former ones, the abbreviations
 * of sports and statistics, and codes that are often mistaken for ISO 3166 (`UK`, `EL`). Written without accents and
 * capitals if they have them, as findCountry compares them.
 */
export const countryAliases = `
AE uae|emirates|الإمارات
AF islamic republic of afghanistan
AR republica argentina|argentine republic
AT osterreich|oesterreich|autriche
AZ azerbaidzhan
BA bosnia|bosnia herzegovina|bih|bosna i hercegovina
BE belgique|belgie|belgien
BG bulgariya|българия
BN brunei darussalam
BO plurinational state of bolivia|bolivia, plurinational state of
BQ bonaire, sint eustatius and saba|bonaire
BR brasil|brazilie|brasilien
BY belorussia|беларусь
CC cocos islands|keeling islands
CD dr congo|drc|congo kinshasa|congo, the democratic republic of the|congo, democratic republic of the|zaire
CG congo brazzaville|congo, republic of the
CH schweiz|suisse|svizzera|svizra|sui|swiss confederation
CI ivory coast|cote d ivoire
CN prc|people's republic of china|mainland china|中国|中华人民共和国|zhongguo
CV cabo verde
CY kypros
CZ czech republic|cesko|ceska republika|tschechien
DE deutschland|germany, federal republic of|allemagne|alemania|germania|ger|brd
DK danmark|den|danemark
DO dominicana|republica dominicana
DZ algerie
EE eesti|estland
EG misr|مصر
EH sahrawi
ES espana|spanien|espagne|kingdom of spain
FI suomi|finnland
FK falkland islands (malvinas)|malvinas
FM micronesia, federated states of|federated states of micronesia
FR la france|frankreich|francia|french republic
GA gabonese republic
GB uk|u k|great britain|britain|united kingdom of great britain and northern ireland|england|scotland|wales|northern ireland|grossbritannien|royaume uni|reino unido|schottland|ecosse|escocia
GE sakartvelo
GR el|hellas|hellenic republic|ellada|ελλαδα|ελλας|gre|griechenland|grece|grecia
HK hong kong sar|hong kong sar china|hong kong, china|香港|hong kong special administrative region of china
HM heard and mcdonald islands
HR hrvatska|kroatien|cro
HU magyarorszag|ungarn
ID republic of indonesia
IE eire|republic of ireland|irland
IL israel, state of|state of israel|ישראל
IN bharat|india, republic of|भारत
IR persia|iran, islamic republic of|islamic republic of iran
IS island
IT italia|italien|italie|italian republic
JP nippon|nihon|japon|日本
KG kirghizia|kyrgyz republic
KN saint kitts
KP democratic people's republic of korea|korea, democratic people's republic of|dprk|korea, north
KR korea|republic of korea|korea, republic of|korea, south|rok|대한민국|한국|corea
KZ kazakstan|казахстан
LA lao people's democratic republic|lao pdr
LB lebanese republic
LT lietuva|litauen
LU letzebuerg|luxemburg
LV latvija|lettland
LY libyan arab jamahiriya
MA maroc|marokko|المغرب
MD moldova, republic of|republic of moldova
ME crna gora
MF saint martin (french part)
MK macedonia|republic of macedonia|fyrom|the former yugoslav republic of macedonia
MM burma|myanmar burma
MO macau|macao sar china|macau sar|澳门|macao special administrative region of china
MX mexiko|mexique|estados unidos mexicanos|united mexican states
NL holland|nederland|the netherlands|ned|niederlande|pays bas|paises bajos
NO norge|norwegen|noreg
NZ aotearoa
PE republica del peru
PH pilipinas|republic of the philippines
PL polska|polen|pologne
PN pitcairn
PS palestinian territories|palestine, state of|state of palestine|occupied palestinian territory
PT por|portuguese republic
RE la reunion
RO romania, republic of|rumanien
RS srbija|србија|serbien
RU russian federation|rossiya|россия|russland|russie
RW rwandese republic
SA ksa|kingdom of saudi arabia|السعودية
SE sverige|schweden|suede
SH saint helena, ascension and tristan da cunha|ascension|tristan da cunha
SI slovenija|slowenien|slo
SJ svalbard|spitsbergen
SK slovak republic|slovensko|slowakei
ST sao tome
SX sint maarten (dutch part)
SY syrian arab republic
SZ swaziland
TG togolese republic
TH prathet thai|ประเทศไทย
TL east timor
TR turkey|turkiye|turkei|republic of turkey
TW republic of china|taiwan, province of china|chinese taipei|台灣|台湾
TZ tanzania, united republic of|united republic of tanzania
UA ukraina|україна
UM united states minor outlying islands|us outlying islands
US america|united states of america|the united states|the united states of america|u s|u s a|us of a|estados unidos|etats unis|vereinigte staaten|vereinigte staaten von amerika
VA holy see|vatican|holy see (vatican city state)
VE venezuela, bolivarian republic of|bolivarian republic of venezuela
VG virgin islands, british|virgin islands (british)
VI virgin islands, u s|virgin islands (u s)|us virgin islands|virgin islands of the united states
VN viet nam|socialist republic of vietnam
ZA rsa|suid afrika
`;
