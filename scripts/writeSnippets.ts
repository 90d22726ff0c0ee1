import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { referralSnippets } from './referralSnippets';
import { root } from './root';

const file = path.join(root, 'snippets/referral.json');
writeFileSync(file, `${JSON.stringify(referralSnippets(), null, 2)}\n`);
console.log(`Wrote ${path.relative(root, file)}`);
