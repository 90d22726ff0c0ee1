import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Terminal } from '../terminal';
import { readOnce } from './readOnce';
import type { Source } from './source';

/** Standard input as a source. */
export function stdinSource(name: string, terminal: Terminal): Source {
  const uri = name === '<stdin>' ? 'stdin:/%3Cstdin%3E' : pathToFileURL(path.resolve(terminal.cwd, name)).href;
  const folder = path.dirname(path.resolve(terminal.cwd, name === '<stdin>' ? 'stdin' : name));
  return readOnce({ name, folder, uri, read: terminal.readInput });
}
