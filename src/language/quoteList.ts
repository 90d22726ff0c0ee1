/** Values as a sentence shows them: `New, Active or Closed`; beyond `most` only how many more there are. */
export function quoteList(values: readonly string[], most = 12): string {
  if (values.length > most) return `${values.slice(0, most).join(', ')} and ${values.length - most} more`;
  if (values.length < 2) return values.join('');
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
