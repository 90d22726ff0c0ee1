/**
 * The part of the schema of SARIF 2.1.0 that our reports use, written after the specification: no package carries the
 * official schema, and tests read nothing from the network. As there, an object has no properties but those named;
 * `@types/sarif`, which is generated from the official schema, checks the names of all.
 */
const text = { type: 'string' };
const integer = (minimum: number) => ({ type: 'integer', minimum });

function object(properties: Record<string, unknown>, required: readonly string[] = []): Record<string, unknown> {
  return { type: 'object', additionalProperties: false, properties, required };
}

const artifactLocation = object({ uri: { type: 'string', format: 'uri-reference' }, uriBaseId: text });
const message = object({ text, markdown: text }, ['text']);
const level = { enum: ['none', 'note', 'warning', 'error'] };
const location = object({
  id: integer(-1),
  physicalLocation: object({
    artifactLocation,
    region: object({
      startLine: integer(1),
      startColumn: integer(1),
      endLine: integer(1),
      endColumn: integer(1),
    }),
  }),
  logicalLocations: {
    type: 'array',
    uniqueItems: true,
    items: object({ fullyQualifiedName: text, kind: text }),
  },
  message,
});
const rule = object({ id: text, shortDescription: message, help: message, defaultConfiguration: object({ level }) }, [
  'id',
]);
const result = object(
  {
    ruleId: text,
    ruleIndex: integer(-1),
    level,
    message,
    locations: { type: 'array', items: location },
    relatedLocations: { type: 'array', uniqueItems: true, items: location },
    partialFingerprints: { type: 'object', additionalProperties: text },
  },
  ['message'],
);
const driver = object({ name: text, semanticVersion: text, rules: { type: 'array', uniqueItems: true, items: rule } }, [
  'name',
]);
const run = object(
  {
    tool: object({ driver }, ['driver']),
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    newlineSequences: { type: 'array', minItems: 1, uniqueItems: true, items: text },
    originalUriBaseIds: { type: 'object', additionalProperties: artifactLocation },
    results: { type: 'array', items: result },
  },
  ['tool'],
);

export const sarifSchema = object(
  { $schema: { type: 'string', format: 'uri' }, version: { enum: ['2.1.0'] }, runs: { type: 'array', items: run } },
  ['version', 'runs'],
);
