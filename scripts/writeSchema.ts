import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createSchema, jsonSchema, plainSchema } from '../src/domain/publish/jsonSchema';
import { configurationSchema } from '../src/language/configuration/configurationSchema';
import { manifestTexts } from './localizedManifest';
import { root } from './root';
import { schemaText } from './schemaText';

/** `referral.schema.json` is for VS Code's JSON service, the others for any validator. */
const schemas = {
  'referral.schema.json': jsonSchema(),
  'referral.plain.schema.json': plainSchema(jsonSchema()),
  'create.schema.json': plainSchema(createSchema()),
  'config.schema.json': configurationSchema(manifestTexts()),
};

mkdirSync(path.join(root, 'schemas'), { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  const file = path.join(root, 'schemas', name);
  writeFileSync(file, schemaText(schema));
  console.log(`Wrote ${path.relative(root, file)}`);
}
