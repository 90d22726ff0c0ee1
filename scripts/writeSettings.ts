import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ruleTexts } from '../src/cli/formats/ruleTexts';
import { taxonomies } from '../src/domain/taxonomies';
import { catalogue } from '../src/language/rules/catalogue';
import { manifestTexts } from './localizedManifest';
import { root } from './root';

/** The texts of the rules for package.nls.json: what each one finds. */
export function ruleDescriptions(): Record<string, string> {
  return Object.fromEntries(
    [...catalogue].map(([code, severity]) => [`rule.${code}`, `${ruleTexts[code]?.summary} Default: ${severity}.`]),
  );
}

/** The keys that `referrals.rules` takes. */
export function ruleProperties(): Record<string, { description: string }> {
  return Object.fromEntries(
    [...catalogue.keys()].map((code) => [
      code,
      {
        type: 'string',
        enum: ['error', 'warning', 'information', 'hint', 'off'],
        description: `%rule.${code}%`,
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
  const texts = Object.entries(manifestTexts()).filter(([key]) => !key.startsWith('rule.'));
  const all = { ...Object.fromEntries(texts), ...ruleDescriptions() };
  writeFileSync(path.join(root, 'package.nls.json'), `${JSON.stringify(all, null, 2)}\n`);
  console.log('Wrote the settings of package.json, and their texts in package.nls.json');
}

if (require.main === module) main();
