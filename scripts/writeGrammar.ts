import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { referralGrammar } from './referralGrammar';
import { root } from './root';

const file = path.join(root, 'syntaxes/referral.tmLanguage.json');
writeFileSync(file, `${JSON.stringify(referralGrammar(), null, 2)}\n`);
console.log(`Wrote ${path.relative(root, file)}`);
