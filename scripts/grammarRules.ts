/** A rule of a TextMate grammar. */
export interface GrammarRule {
  name?: string;
  match?: string;
  begin?: string;
  end?: string;
  captures?: Record<string, GrammarRule>;
  beginCaptures?: Record<string, GrammarRule>;
  endCaptures?: Record<string, GrammarRule>;
  patterns?: GrammarRule[];
  include?: string;
}

const suffix = 'json.referral';
const quoteBegin = { name: `punctuation.definition.string.begin.${suffix}` };
const quoteEnd = { name: `punctuation.definition.string.end.${suffix}` };

/** References to rules of the repository. */
export function include(names: readonly string[]): GrammarRule[] {
  return names.map((name) => ({ include: `#${name}` }));
}

function bracketRule(name: string, kind: string, [open, close]: [string, string], patterns: GrammarRule[]) {
  return {
    name: `meta.structure.${name}.${suffix}`,
    begin: open,
    beginCaptures: { 0: { name: `punctuation.definition.${kind}.begin.${suffix}` } },
    end: close,
    endCaptures: { 0: { name: `punctuation.definition.${kind}.end.${suffix}` } },
    patterns,
  } satisfies GrammarRule;
}

const arrayRule = (first: readonly string[]): GrammarRule =>
  bracketRule('array', 'array', ['\\[', '\\]'], include([...first, 'comma', 'value']));

const objectRule = (first: GrammarRule[]): GrammarRule =>
  bracketRule(
    'dictionary',
    'dictionary',
    ['\\{', '\\}'],
    [...first, ...include(['property', 'comment', 'string', 'stray'])],
  );

/** JSON itself, with the scopes of VS Code's own grammar. */
export const jsonRules: Readonly<Record<string, GrammarRule>> = {
  value: { patterns: include(['constant', 'number', 'string', 'array', 'object', 'comment', 'stray']) },
  constant: { name: `constant.language.${suffix}`, match: '\\b(?:true|false|null)\\b' },
  number: {
    name: `constant.numeric.${suffix}`,
    match: '-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?![\\w.])',
  },
  // A string never goes on behind its line, so a forgotten quote does not change the colors of the whole file.
  string: {
    name: `string.quoted.double.${suffix}`,
    begin: '"',
    beginCaptures: { 0: quoteBegin },
    end: '"|$',
    endCaptures: { 0: quoteEnd },
    patterns: include(['escape']),
  },
  escape: {
    patterns: [
      { name: `constant.character.escape.${suffix}`, match: '\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4})' },
      { name: `invalid.illegal.unrecognized-string-escape.${suffix}`, match: '\\\\.?' },
    ],
  },
  comment: {
    patterns: [
      { name: `invalid.illegal.comment.line.${suffix}`, match: '//.*$' },
      { name: `invalid.illegal.comment.block.${suffix}`, begin: '/\\*', end: '\\*/' },
    ],
  },
  stray: { name: `invalid.illegal.value.${suffix}`, match: '[^\\s,:{}\\[\\]"]+' },
  colon: { name: `punctuation.separator.dictionary.key-value.${suffix}`, match: ':' },
  comma: { name: `punctuation.separator.array.${suffix}`, match: ',' },
  array: arrayRule([]),
  object: objectRule([]),
};

/** A list whose entries have properties of their own, as two rules: the list and its entries. */
export function listRules(name: string, entryProperties: GrammarRule[]): Record<string, GrammarRule> {
  return { [`list-${name}`]: arrayRule([`item-${name}`]), [`item-${name}`]: objectRule(entryProperties) };
}

/**
 * A property from its key to the comma behind its value. It also ends before the next key, so that a missing comma
 * does not carry the meaning of one property into the next.
 * @param key pattern of the name
 * @param values rules of the repository that its value is tried with first
 * @param scope a further scope of the key
 */
export function propertyRule(key: string, values: readonly string[], scope?: string): GrammarRule {
  // A string to the editor (brackets in it do not pair), a property name to themes.
  const name = `string.${suffix} support.type.property-name.${suffix}${scope ? ` ${scope}` : ''}`;
  return {
    begin: `(")(${key})(")`,
    beginCaptures: {
      0: { name },
      1: { name: `punctuation.support.type.property-name.begin.${suffix}` },
      // Patterns within a capture do not see the name of capture 0.
      2: { name, patterns: include(['escape']) },
      3: { name: `punctuation.support.type.property-name.end.${suffix}` },
    },
    end: '(,)|(?=\\})|(?="(?:[^"\\\\]|\\\\.)*"\\s*:)',
    endCaptures: { 1: { name: `punctuation.separator.dictionary.pair.${suffix}` } },
    patterns: include(['colon', ...values, 'value']),
  };
}

/** Strings that are exactly one of `values`, case included; what is between the quotes has the scope. */
export function valueRule(scope: string, values: readonly string[]): GrammarRule {
  const alternatives = [...new Set(values)].map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return {
    name: `string.quoted.double.${suffix}`,
    match: `(")(${alternatives.join('|')})(")`,
    captures: { 1: quoteBegin, 2: { name: scope }, 3: quoteEnd },
  };
}
