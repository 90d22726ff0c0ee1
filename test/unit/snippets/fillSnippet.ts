export interface Choice {
  /** Where the choice is in the text. */
  offset: number;
  values: string[];
}

export interface FilledSnippet {
  text: string;
  choices: Choice[];
  /** Numbers of the tab stops in the order of the text. */
  stops: number[];
}

const variables: Readonly<Record<string, string>> = { CURRENT_YEAR: '2026' };

/**
 * Fills the tab stops of a VS Code snippet with their defaults, the first of several choices; variables get fixed
 * values. Throws on what it does not know.
 */
export function fillSnippet(body: string): FilledSnippet {
  const choices: Choice[] = [];
  const stops: number[] = [];
  let text = '';
  let rest = body;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(rest);
    if (found) rest = rest.slice(found[0].length);
    return found ?? undefined;
  };
  while (rest !== '') {
    let found = take(/^[^\\$]+/);
    if (found) {
      text += found[0];
      continue;
    }
    found = take(/^\\([\\$}])/);
    if (found) {
      text += found[1];
      continue;
    }
    found = take(/^\$(\d+)|^\$\{(\d+)\}/);
    if (found) {
      stops.push(Number(found[1] ?? found[2]));
      continue;
    }
    found = take(/^\$\{(\d+)\|((?:[^|\\]|\\.)+)\|\}/);
    if (found) {
      const values = [...(found[2] ?? '').matchAll(/(?:[^,\\]|\\.)+/g)].map(([value]) => value.replace(/\\(.)/g, '$1'));
      stops.push(Number(found[1]));
      choices.push({ offset: text.length, values });
      text += values[0] ?? '';
      continue;
    }
    found = take(/^\$\{(\d+):([^}\\]*)\}/);
    if (!found) throw new Error(`Not a snippet: ${rest.slice(0, 40)}`);
    stops.push(Number(found[1]));
    text += (found[2] ?? '').replace(/\$([A-Z_]+)/g, (_, name: string) => {
      const value = variables[name];
      if (value === undefined) throw new Error(`Unknown variable ${name}`);
      return value;
    });
  }
  return { text, choices, stops };
}
