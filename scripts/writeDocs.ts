import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root';
import { ruleDocs } from './ruleDocs';

const docs = ruleDocs();
for (const name of readdirSync(path.join(root, 'docs/rules'))) {
  if (!docs.has(`docs/rules/${name}`)) rmSync(path.join(root, 'docs/rules', name));
}
for (const [name, text] of docs) writeFileSync(path.join(root, name), text);
console.log('Wrote docs/rules, and the rules in README.md, package.json and package.nls.json');
