/** A culture: a language and where it is spoken. */
export interface Locale {
  /** BCP 47 tag, which .NET calls the culture's name: `en-US`. */
  readonly tag: string;
  /** In English. */
  readonly name: string;
}
