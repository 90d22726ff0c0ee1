/** Counts for people, in the order in which they are given: `3 created, 1 conflict`. */
export function countsText(counts: Readonly<Record<string, number | undefined>>): string {
  const parts = Object.entries(counts).flatMap(([name, count]) => (count ? [`${count} ${name}`] : []));
  return parts.join(', ') || 'nothing to do';
}
