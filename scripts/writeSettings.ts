import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ruleTexts } from '../src/cli/formats/ruleTexts';
import { taxonomies } from '../src/domain/taxonomies';
import { catalogue } from '../src/language/rules/catalogue';
import { root } from './root';

/** The keys that `referrals.rules` takes, each with what its rule finds. */
export function ruleProperties(): Record<string, object> {
  return Object.fromEntries(
    [...catalogue].map(([code, severity]) => [
      code,
      {
        type: 'string',
        enum: ['error', 'warning', 'information', 'hint', 'off'],
        description: `${ruleTexts[code]?.summary} Default: ${severity}.`,
      },
    ]),
  );
}

/** What `referrals.taxonomy` is likely to be; further years come from `referrals.taxonomies`. */
export function taxonomyExamples(): string[] {
  return ['auto', ...taxonomies.map(({ year }) => year)];
}

/** Brings the rules and the fiscal years into the settings of package.json. */
function main(): void {
  const file = path.join(root, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  for (const { properties } of manifest.contributes.configuration) {
    const { 'referrals.rules': rules, 'referrals.taxonomy': taxonomy } = properties;
    if (rules) rules.properties = ruleProperties();
    if (taxonomy) taxonomy.examples = taxonomyExamples();
  }
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log('Wrote the settings of package.json');
}

if (require.main === module) main();
