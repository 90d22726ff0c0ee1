import type { Rule } from './defineRule';
import { rules } from './index';

/** Returns the page of a code, or undefined if there is no such code. */
export function pageOf(code: string): string | undefined {
  const rule = rules.find((each) => each.code === code);
  return rule && rulePage(rule);
}

/** Returns the page of a rule: why it exists, examples, and what to do. Markdown. */
function rulePage({ code, severity, hasSafeFix, summary, reason, wrong, right, remedy }: Rule): string {
  return `# \`${code}\`

Severity: **${severity}** · Safe fix: ${hasSafeFix ? 'yes' : 'no'}

${summary}

${reason}

${wrong === undefined ? '' : section('Wrong', wrong)}${section('Right', right)}## How to fix it

${remedy}

## How to turn it off

In the settings, or with \`--rule ${code}=off\` on the command line; instead of \`off\` any other severity will do.

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
