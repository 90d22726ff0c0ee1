import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root';

/** Returns the numbered steps of the README's "Get started", without their numbers. */
export function readmeSteps(): string[] {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const section = readme.split('\n## Get started\n')[1]?.split('\n## ')[0] ?? '';
  return section.split('\n').flatMap((line) => line.match(/^\d\. (.+)$/)?.[1] ?? []);
}
