/** A text of the document as a message shows it: not more than 60 characters of it. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
