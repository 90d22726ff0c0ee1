import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { linePerProperty } from './linePerProperty';
import { referralSnippets } from './referralSnippets';
import { root } from './root';

const file = path.join(root, 'snippets/referral.json');
writeFileSync(file, `${linePerProperty(referralSnippets())}\n`);
console.log(`Wrote ${path.relative(root, file)}`);
