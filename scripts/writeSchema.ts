import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jsonSchema } from '../src/domain/jsonSchema';
import { root } from './root';

const file = path.join(root, 'schemas/referral.schema.json');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(jsonSchema(), null, 2)}\n`);
console.log(`Wrote ${path.relative(root, file)}`);
