import assert from 'node:assert/strict';
import path from 'node:path';
import { contributes } from '../../package.json';
import { runForTest } from './cli/runForTest';

const [matcher] = contributes.problemMatchers;
const [fileLine, problemLine] = (matcher?.pattern ?? []).map(({ regexp }) => new RegExp(regexp));

/** A problem as `check --format json` reports it. */
interface Reported {
  file: string;
  range: { start: { line: number; character: number } };
  severity: string;
  message: string;
  code: string;
}

describe('the problem matcher', () => {
  it('finds every problem that check reports, with place, severity, message and code', async () => {
    const cwd = path.join(__dirname, '../../samples');
    const [text, json] = await Promise.all([
      runForTest(['check', '.'], { cwd }),
      runForTest(['check', '--format', 'json', '.'], { cwd }),
    ]);
    let current = '';
    const found: unknown[] = [];
    for (const line of text.out.split('\n')) {
      current = fileLine?.exec(line)?.[1] ?? current;
      const [, row, column, severity, message, code] = problemLine?.exec(line) ?? [];
      if (code) found.push([current, Number(row), Number(column), severity, message, code]);
    }
    const expected = (JSON.parse(json.out) as Reported[]).map(({ file, range: { start }, severity, message, code }) => {
      return [file, start.line + 1, start.character + 1, severity.replace('information', 'info'), message, code];
    });
    assert.ok(expected.length > 5);
    assert.deepEqual(found, expected);
  });
});
