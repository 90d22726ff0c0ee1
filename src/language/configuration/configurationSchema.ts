import { type ConfigurationProperty, configurationShape, type Shape } from './configurationShape';

/** Texts of package.json by their keys. */
type Texts = Readonly<Record<string, string>>;

/** Returns the JSON Schema (draft-07) of configuration files, for editors. */
export function configurationSchema(texts: Texts): Readonly<Record<string, unknown>> {
  const root = schemaOf(configurationShape, texts, '');
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://github.com/referral-tools/partner-center-referrals/schemas/config.schema.json',
    title: 'Partner Center Referrals: configuration of a folder',
    ...root,
    properties: { $schema: { type: 'string' }, ...(root.properties as object) },
    allowComments: true,
    allowTrailingCommas: true,
  };
}

function schemaOf(shape: Shape, texts: Texts, text: string): Record<string, unknown> {
  switch (shape.kind) {
    case 'choice': {
      const descriptions = shape.values.map((value) => texts[`${text}.${value}`] ?? '');
      return {
        type: 'string',
        enum: shape.values,
        ...(descriptions.some(Boolean) && { enumDescriptions: descriptions }),
      };
    }
    case 'text':
      return {
        type: 'string',
        pattern: shape.pattern,
        patternErrorMessage: `Use ${shape.expected()}.`,
        ...(shape.examples && { examples: shape.examples }),
      };
    case 'list':
      return {
        type: 'array',
        items: schemaOf(shape.items, texts, text),
        ...(shape.examples && { examples: [shape.examples] }),
      };
    case 'either':
      return { anyOf: [schemaOf(shape.text, texts, text), schemaOf(shape.other, texts, text)] };
    case 'map': {
      const values = schemaOf(shape.values, texts, '');
      if (!shape.keys) return { type: 'object', additionalProperties: values };
      const described = (key: string) => ({ ...values, description: texts[`rule.${key}`] ?? key });
      return {
        type: 'object',
        properties: Object.fromEntries(shape.keys.map((key) => [key, described(key)])),
        additionalProperties: false,
      };
    }
    case 'object':
      return {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(shape.properties).map(([name, property]) => [name, propertySchema(property, texts)]),
        ),
        additionalProperties: false,
      };
  }
}

function propertySchema(
  { shape, text, description, default: usual }: ConfigurationProperty,
  texts: Texts,
): Record<string, unknown> {
  return {
    markdownDescription: description ?? texts[text] ?? '',
    ...(usual !== undefined && { default: usual }),
    ...schemaOf(shape, texts, text),
  };
}
