/**
 * The README as the installed extension shows it: without pictures and without links to other files, which it could
 * not show or open there.
 */
export function packageReadme(readme: string): string {
  const lines = readme.split('\n');
  const isPicture = (line = '') => /!\[[^\]]*\]\(docs\//.test(line);
  const isFrame = (line = '') => /^\|[\s|-]*\|$/.test(line);
  const kept = lines.filter((line, at) => {
    if (isPicture(line)) return false;
    // The head of a table of pictures goes with them.
    const next = lines.slice(at + 1).find((other) => !isFrame(other));
    return !(isFrame(line) && isPicture(next));
  });
  return kept
    .join('\n')
    .replace(/\[([^\]]+)\]\((?!https?:|#)[^)]+\)/g, '$1')
    .replace(/\n{3,}/g, '\n\n');
}
