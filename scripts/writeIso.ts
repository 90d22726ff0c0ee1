import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { isoTables } from './iso/isoTables';
import { root } from './root';

for (const [name, text] of Object.entries(isoTables())) {
  const file = path.join(root, 'src/domain/iso', name);
  writeFileSync(file, text);
  console.log(`Wrote ${path.relative(root, file)}`);
}
