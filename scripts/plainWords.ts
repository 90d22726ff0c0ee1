import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root';

/** A word that makes a sentence hard to read, at its place. */
export interface HardWord {
  readonly file: string;
  readonly line: number;
  readonly word: string;
  readonly text: string;
}

/** Words that have a plainer form: "is", "again", "any user", "no caller", "except", "must be", "is not a". */
const hard =
  /\b(stands?\b(?! (?:for|in)\b)|anew|whoever|somebody|nobody|but for|whom|is to be|are to be|(?<!there )is no (?!longer|more|such|reason)|(?<!there )are no (?!longer|more|reason))/gi;

/** "where" for a place is fine; for a condition it is "if" or "when". */
const condition =
  /(?<!\b(?:place|places|folder|file|line|offset|point|position|tells|told|say|says|know|knows|known|see|of|from|to|and|or|show|shows|exactly|just|is|find|finds|out|remember|remembers|matter|matters|spot|somewhere|choose|decides?|asks?)[ ,]*)\bwhere\b/g;

/** The part of a line of TypeScript that is prose: a comment, or the title of a test. */
function proseOf(line: string): string {
  const comment = /^\s*(?:\/\*\*?|\*|\/\/)(.*)|\s\/\/ (.*)/.exec(line);
  if (comment) return comment[1] ?? comment[2] ?? '';
  return /\b(?:it|describe|poll)\(\s*(['"`].*)/.exec(line)?.[1] ?? '';
}

/** Returns the hard words of a text. In TypeScript, "where" counts in comments and titles of tests only. */
export function hardWords(file: string, text: string): HardWord[] {
  const isProse = file.endsWith('.md');
  return text.split('\n').flatMap((line, index) => {
    const prose = isProse ? line : proseOf(line);
    const found = [...line.matchAll(hard), ...prose.matchAll(condition)];
    return found.map(([word]) => ({ file, line: index + 1, word: word.trim().toLowerCase(), text: line.trim() }));
  });
}

/** Returns the hard words of all sources, tests and documents. Released sections of the changelog stay as they are. */
export function allHardWords(): HardWord[] {
  const names = execFileSync('git', ['ls-files', '--', '*.ts', '*.md'], { cwd: root, encoding: 'utf8' });
  // Git lists a file that was moved or deleted until that is staged.
  const present = names.split('\n').filter((name) => name !== '' && existsSync(path.join(root, name)));
  const files = present.filter((name) => /^(src|test|scripts|bench|docs)\/|^[A-Z]+\.md$/.test(name));
  return files
    .filter((file) => !/^scripts\/plainWords|^test\/unit\/words\/|^CODE_OF_CONDUCT/.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      const end = file === 'CHANGELOG.md' ? text.indexOf('\n## [', text.indexOf('## [Unreleased]') + 1) : -1;
      return hardWords(file, end < 0 ? text : text.slice(0, end));
    });
}

/** The folder that a file is counted in: `src/language`, `test`, `docs`, or the file itself at the root. */
export function countedFolder(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'src' ? `${first}/${second}` : first;
}
