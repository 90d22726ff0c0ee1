import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messages } from './collectTexts';
import { root } from './root';

const file = path.join(root, 'out/l10n/bundle.l10n.json');
mkdirSync(path.dirname(file), { recursive: true });
const bundle = Object.fromEntries(messages().map((message) => [message, message]));
writeFileSync(file, `${JSON.stringify(bundle, null, 2)}\n`);
console.log(`Wrote ${path.relative(root, file)}`);
