import { isCountryCode } from './countries';
import { findCountry } from './findCountry';

/** Language, then script, region: what nearly every tag looks like. */
const usual = /^([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|\d{3}))?$/;

/** No language has a subtag of so many letters, though the form allows it: a language's name is not a tag. */
const word = /^[A-Za-z]{4,8}(?:-|$)/;

/** Names of .NET cultures that are not BCP 47 tags: old ones for Chinese, other sort orders, a script after the region. */
const dotNet = /^(?:zh-ch[st]|[a-z]{2,3}-[a-z]{2}_[a-z]{5,7}|[a-z]{2}-[a-z]{2}-(?:latn|cyrl))$/i;

/** Every two-letter language of ISO 639-1, and older codes that are still read. */
const languages: ReadonlySet<string> = new Set(
  `aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu
fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk
kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj
om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu`.split(/\s+/),
);

/** Regions besides countries that tags have: the European Union, the United Nations, Kosovo, islands, withdrawn ones of .NET. */
const otherRegions: ReadonlySet<string> = new Set([
  'EU',
  'UN',
  'XK',
  'AC',
  'CP',
  'DG',
  'EA',
  'IC',
  'TA',
  'CS',
  'SP',
  'CB',
]);

/** Languages whose code is also that of a country which speaks them. */
const atHome: ReadonlySet<string> = new Set(
  `az bg de es fi fj fo fr hr ht hu id is it lt lv mg mh mk mn mt nl no pl pt ro ru rw se sk so th to tr uz`.split(
    /\s+/,
  ),
);

/** Tags of three letters that Intl makes two of, and that are right all the same: `cmn` is Mandarin, `deu` is `de` and no tag. */
const ownTag =
  /^(?:als|arb|ayr|azj|cmn|ekk|esk|fat|fuc|gug|ike|khk|kmr|lvs|npi|ory|pbu|pes|plt|prs|quz|swh|uzn|ydd|zsm)$/;

/**
 * Whether a text is a culture that exists: a BCP 47 tag of a known language and region in any casing, or a name of
 * .NET. A country's code used as a language, or a language's as a country (`jp-JP`, `ja-JA`), is not one.
 */
export function isLocale(text: string): boolean {
  if (isKnown(usual.exec(text))) return true;
  if (dotNet.test(text)) return true;
  if (text.length > 64 || word.test(text) || usual.test(text)) return false;
  try {
    const { region } = new Intl.Locale(text);
    const [first = '', ...others] = text.toLowerCase().split('-');
    // The form allows for a country's name in the place of a dialect's: `de-GERMANY`.
    if (!isLanguage(first) || others.some((part) => part.length > 3 && findCountry(part))) return false;
    return region === undefined || isRegion(region);
  } catch {
    return false;
  }
}

function isKnown(tag: RegExpExecArray | null): boolean {
  if (!tag) return false;
  const language = (tag[1] ?? '').toLowerCase();
  const region = tag[3]?.toUpperCase();
  if (!isLanguage(language) || (tag[2] && findCountry(tag[2]))) return false;
  if (region === undefined) return true;
  return isRegion(region) && (language !== region.toLowerCase() || atHome.has(language));
}

function isLanguage(code: string): boolean {
  if (code.length !== 3) return languages.has(code);
  return ownTag.test(code) || new Intl.Locale(code).language.length === 3;
}

function isRegion(code: string): boolean {
  return code.length === 3 || isCountryCode(code) || otherRegions.has(code);
}
