import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { linePerProperty } from './linePerProperty';
import { referralGrammar } from './referralGrammar';
import { root } from './root';

const file = path.join(root, 'syntaxes/referral.tmLanguage.json');
const { repository, ...grammar } = referralGrammar() as Record<string, object>;
writeFileSync(
  file,
  `${linePerProperty(grammar).slice(0, -2)},\n"repository":${linePerProperty(repository ?? {})}\n}\n`,
);
console.log(`Wrote ${path.relative(root, file)}`);
