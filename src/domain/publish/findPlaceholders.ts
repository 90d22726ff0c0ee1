import { resources } from '../referral/resources';
import { isPlaceholder, placeholder } from './placeholder';
import { placeholderFor } from './starterValues';

/** A placeholder in a value, and the path to it. */
interface FoundPlaceholder {
  text: string;
  path: readonly (string | number)[];
}

const none: readonly never[] = [];

/**
 * Finds all placeholders in a JSON value, in reading order: values that are nothing else, and those that a template
 * writes inside other texts, such as `Deal for <Customer name>`.
 */
export function findPlaceholders(value: unknown): readonly FoundPlaceholder[] {
  let found: FoundPlaceholder[] | undefined;
  const path: (string | number)[] = [];
  const visit = (inner: unknown): void => {
    if (typeof inner === 'string') {
      for (const text of placeholdersIn(inner)) {
        found ??= [];
        found.push({ text, path: path.slice() });
      }
    } else if (Array.isArray(inner)) {
      for (let index = 0; index < inner.length; index++) step(inner[index], index);
    } else if (typeof inner === 'object' && inner !== null) {
      for (const key in inner) step((inner as Record<string, unknown>)[key], key);
    }
  };
  const step = (inner: unknown, segment: string | number): void => {
    path.push(segment);
    visit(inner);
    path.pop();
  };
  visit(value);
  return found ?? none;
}

function placeholdersIn(text: string): readonly string[] {
  if (!text.includes('<')) return none;
  const whole: unknown = text;
  if (isPlaceholder(whole)) return [text.trim()];
  const inside = text.match(/<[^<>]+>/g) ?? [];
  return [...new Set(inside.filter(isKnownPlaceholder))];
}

/**
 * Whether a text in angle brackets is one that the extension writes. Those of several words count in any case; a single
 * word, such as `<address>`, may be a tag of HTML.
 */
export function isKnownPlaceholder(text: string): boolean {
  const known = knownPlaceholders();
  return known.has(text) || known.has(folded(text));
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').toLowerCase();
}

/** What templates and the file of snippets ask for in other words than the property's own. */
const snippetQuestions: readonly string[] = [
  'Purchase intent',
  'D-U-N-S number',
  'Your customer ID',
  'Won, Lost, Declined, Expired or Error',
  'Why it was closed',
];

let known: ReadonlySet<string> | undefined;

/** Returns every placeholder that a template, a skeleton or a quick fix can write. */
function knownPlaceholders(): ReadonlySet<string> {
  if (known) return known;
  const texts = [
    ...snippetQuestions.map(placeholder),
    ...resources.flatMap((resource) =>
      resource.properties.filter(({ readOnly }) => !readOnly).map((property) => placeholderFor(property, resource)),
    ),
  ];
  known = new Set([...texts, ...texts.filter((text) => text.includes(' ')).map(folded)]);
  return known;
}
