/** Language, then script, region, variants, extensions: what nearly every tag looks like. */
const usual = /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?$/;

/** No language has a subtag of so many letters, though the form allows it: a language's name is no tag. */
const word = /^[A-Za-z]{4,8}(?:-|$)/;

/** Whether a text is a well-formed BCP 47 tag, in any casing: the service has both `en-us` and `en-US`. */
export function isLocale(text: string): boolean {
  if (usual.test(text)) return true;
  if (text.length > 64 || word.test(text)) return false;
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
