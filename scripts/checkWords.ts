import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { allHardWords, countedFolder, type HardWord } from './plainWords';
import { root } from './root';

const file = path.join(root, 'scripts/plainWords.json');

/** Fails if a folder has more hard words than `plainWords.json` allows; `--lower` writes what is left. */
function main(): void {
  const allowed: Record<string, number> = JSON.parse(readFileSync(file, 'utf8'));
  const found = new Map<string, HardWord[]>();
  for (const word of allHardWords()) {
    const folder = countedFolder(word.file);
    found.set(folder, [...(found.get(folder) ?? []), word]);
  }
  if (process.argv.includes('--lower')) {
    const counts = [...found].map(([folder, words]) => [folder, Math.min(words.length, allowed[folder] ?? 0)]);
    writeFileSync(file, `${JSON.stringify(Object.fromEntries(counts), null, 2)}\n`);
    return;
  }
  for (const [folder, words] of found) {
    const max = allowed[folder] ?? 0;
    if (words.length <= max) continue;
    process.exitCode = 1;
    console.error(`${folder} has ${words.length} hard words, and ${max} are allowed. Write the new ones more plainly:`);
    for (const { file, line, word, text } of words) console.error(`  ${file}:${line} "${word}" ${text}`);
  }
}

main();
