import { t } from '../../base/l10n';
import type { Rule } from './defineRule';
import { rules } from './index';
import { ruleTexts } from './ruleTexts';

/** Returns the page of a code, or undefined if there is no such code. */
export function pageOf(code: string): string | undefined {
  const rule = rules.find((each) => each.code === code);
  return rule && rulePage(rule);
}

/** Returns the page of a rule: why it exists, examples, and what to do. Markdown. */
function rulePage(rule: Rule): string {
  const { code, severity, isFixed, summary, remedy } = rule;
  const { hasSafeFix, reason, wrong, right } = ruleTexts(rule);
  const safe = hasSafeFix ? t('yes') : t('no');
  return `# \`${code}\`

${t('Severity: **{0}** · Safe fix: {1}', severity, safe)}

${t(summary)}

${t(reason)}

${wrong === undefined ? '' : section(t('Wrong'), wrong)}${section(t('Right'), right)}## ${t('How to fix it')}

${t(remedy)}
${isFixed ? '' : turningOff(code)}`;
}

function turningOff(code: string): string {
  return `
## ${t('How to turn it off')}

${t('In the settings, or with `--rule {0}=off` on the command line; instead of `off` any other severity will do.', code)}

\`\`\`jsonc
"referrals.rules": { "${code}": "off" }
\`\`\`
`;
}

function section(title: string, example: string): string {
  return `## ${title}\n\n\`\`\`json\n${exampleText(example)}\n\`\`\`\n\n`;
}

/** Returns an example without the indentation that it has in the definition of its rule. */
export function exampleText(example: string): string {
  const lines = example.replace(/^\n/, '').split('\n');
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  return lines.map((line) => line.slice(Math.min(indent, line.search(/\S|$/)))).join('\n');
}
