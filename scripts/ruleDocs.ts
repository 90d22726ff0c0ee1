import { readFileSync } from 'node:fs';
import path from 'node:path';
import { taxonomies } from '../src/domain/taxonomy/taxonomies';
import { changeable, rules } from '../src/language/rules/index';
import { pageOf } from '../src/language/rules/pages';
import { manifestTexts } from './localizedManifest';
import { root } from './root';

/** Returns every text that is generated from the definitions of rules, by the path of its file. */
export function ruleDocs(): Map<string, string> {
  const pages = rules.map(({ code }): [string, string] => [`docs/rules/${code}.md`, pageOf(code) ?? '']);
  return new Map([
    ...pages,
    ['docs/rules/README.md', overview()],
    ['README.md', readme()],
    ['package.json', manifest()],
    ['package.nls.json', manifestTextsWithRules()],
  ]);
}

function overview(): string {
  const rows = rules.map(
    ({ code, severity, hasSafeFix, summary }) =>
      `| [\`${code}\`](${code}.md) | ${severity} | ${hasSafeFix ? 'yes' : 'no'} | ${summary} |`,
  );
  return `# Rules

Every problem that this extension reports has a code, and each code a page. The severity of each is a setting, \`referrals.rules\`: \`error\`, \`warning\`, \`information\`, \`hint\` or \`off\`. A safe fix is one that *Fix All* applies without asking; if the page says yes, there is one in the evident cases.

| code | severity | safe fix | what it finds |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function readme(): string {
  const rows = rules.map(({ code, severity, summary }) => `| \`${code}\` | ${severity} | ${summary} |`);
  const table = ['| code | severity | what it finds |', '| --- | --- | --- |', ...rows].join('\n');
  return read('README.md').replace(/<!-- rules -->\n[\s\S]*?\n\n/, `<!-- rules -->\n${table}\n\n`);
}

/** Brings the rules and the fiscal years into the settings of package.json. */
function manifest(): string {
  const content = JSON.parse(read('package.json'));
  for (const { properties } of content.contributes.configuration) {
    const { 'referrals.rules': setting, 'referrals.taxonomy': taxonomy } = properties;
    if (setting) setting.properties = ruleProperties();
    if (taxonomy) taxonomy.examples = ['auto', ...taxonomies.map(({ year }) => year)];
  }
  return json(content);
}

function ruleProperties(): object {
  const type = { type: 'string', enum: ['error', 'warning', 'information', 'hint', 'off'] };
  return Object.fromEntries(changeable.map((code) => [code, { ...type, description: `%rule.${code}%` }]));
}

function manifestTextsWithRules(): string {
  const others = Object.entries(manifestTexts()).filter(([key]) => !key.startsWith('rule.'));
  const own = rules
    .filter(({ isFixed }) => !isFixed)
    .map(({ code, severity, summary }) => [`rule.${code}`, `${summary} Default: ${severity}.`]);
  return json(Object.fromEntries([...others, ...own]));
}

function read(name: string): string {
  return readFileSync(path.join(root, name), 'utf8');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
