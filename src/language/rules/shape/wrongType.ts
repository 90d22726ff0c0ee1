import { defineRule } from '../defineRule';
import { convertType } from './convertType';

export const wrongType = defineRule({
  code: 'shape.wrong-type',
  severity: 'error',
  summary: 'The value has the wrong JSON type, such as text instead of a number, or one object instead of a list.',
  reason:
    'The service answers such a body with 400 and says little about the reason. The usual causes: numbers and flags in quotes, as in old samples, and `team`, `target`, `ids` or a list of tags given as a single object, because the documentation names the type of one entry.',
  wrong: `
    {
      "details": { "dealValue": "10000" },
      "team": { "firstName": "Ines", "lastName": "Roth" }
    }`,
  right: `
    {
      "details": { "dealValue": 10000 },
      "team": [{ "firstName": "Ines", "lastName": "Roth" }]
    }`,
  remedy: 'Remove or add quotes, or put the value into a list, as the message says.',
  hasSafeFix: true,
  fix: convertType,
});
