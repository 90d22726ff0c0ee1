import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFaults } from '../../../src/sandbox/control/parseFaults';
import { ServiceError } from '../../../src/sandbox/serviceError';

const root = path.join(__dirname, '../../..');
const page = readFileSync(path.join(root, 'docs/service.md'), 'utf8');
const sections = new Set([...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title));

function* sources(folder: string): Generator<[name: string, text: string]> {
  for (const entry of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (entry.endsWith('.ts')) yield [entry, readFileSync(path.join(root, folder, entry), 'utf8')];
  }
}

/** Returns the cells of the rows of a table in a section, without its head. */
function rowsOf(section: string): string[][] {
  const text = page.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? '';
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('docs/service.md', () => {
  it('has every section that the code cites', () => {
    let cited = 0;
    for (const [name, text] of sources('src')) {
      const flat = text.replaceAll(/\n\s*\* /g, ' ');
      assert.doesNotMatch(flat, /(FACTS|ARCHITECTURE|HOUSE)\.md/, name);
      for (const [, titles = ''] of flat.matchAll(/docs\/service\.md,((?:(?: and)? "[^"]+")+)/g)) {
        for (const [, title = ''] of titles.matchAll(/"([^"]+)"/g)) {
          cited++;
          assert.ok(sections.has(title), `${name}: ${title}`);
        }
      }
    }
    assert.ok(cited > 30, String(cited));
  });

  it('says how sure each fact is, and where a documented or seen one comes from', () => {
    const facts = [...sections].flatMap((section = '') =>
      /^(Sources|How|Control|What the doctor)/.test(section) ? [] : rowsOf(section),
    );
    assert.ok(facts.length > 40);
    for (const [fact = '', sure = '', source] of facts) {
      assert.match(sure, /^(documented|seen|inferred)$/, fact);
      if (sure !== 'inferred') assert.ok(source, fact);
    }
  });

  it('says of each behavior of the sandbox in which profile it holds, and how sure it is', () => {
    const rows = rowsOf('How the sandbox behaves');
    assert.ok(rows.length > 20);
    for (const [behavior = '', profile = '', sure = ''] of rows) {
      assert.match(profile, /^(documented|lenient|both)$/, behavior);
      assert.match(sure, /^(documented|seen|inferred|limits of the sandbox)$/, behavior);
    }
  });

  it('names every property of a fault', () => {
    let message = '';
    try {
      parseFaults({ unknown: 1 });
    } catch (error) {
      assert.ok(error instanceof ServiceError);
      message = error.message;
    }
    const names = message.split('Use ')[1]?.replace('.', '').split(', ') ?? [];
    assert.ok(names.includes('listLagMs'), message);
    for (const name of names) assert.ok(page.includes(`\`${name}\``), name);
  });
});
