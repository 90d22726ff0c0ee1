/** The cultures that people are likely to want, of the hundreds that .NET knows: BCP 47 tags. */
export const localeTable = `
ar-AE ar-DZ ar-EG ar-KW ar-MA ar-QA ar-SA az-Latn-AZ bg-BG bn-BD bs-Latn-BA ca-ES cs-CZ cy-GB da-DK de-AT de-CH de-DE
de-LI de-LU el-GR en-AE en-AU en-CA en-GB en-HK en-IE en-IL en-IN en-KE en-MY en-NG en-NZ en-PH en-SG en-US en-ZA
es-AR es-BO es-CL es-CO es-CR es-DO es-EC es-ES es-GT es-HN es-MX es-NI es-PA es-PE es-PR es-PY es-SV es-US es-UY
es-VE et-EE eu-ES fa-IR fi-FI fil-PH fr-BE fr-CA fr-CH fr-FR fr-LU fr-MA ga-IE gl-ES gu-IN he-IL hi-IN hr-HR hu-HU
hy-AM id-ID is-IS it-CH it-IT ja-JP ka-GE kk-KZ km-KH kn-IN ko-KR lt-LT lv-LV mk-MK mn-MN mr-IN ms-MY mt-MT nb-NO
ne-NP nl-BE nl-NL nn-NO pl-PL pt-BR pt-PT ro-RO ru-RU si-LK sk-SK sl-SI sq-AL sr-Cyrl-RS sr-Latn-RS sv-FI sv-SE sw-KE
ta-IN te-IN th-TH tr-TR uk-UA ur-PK uz-Latn-UZ vi-VN zh-CN zh-HK zh-SG zh-TW
`;
