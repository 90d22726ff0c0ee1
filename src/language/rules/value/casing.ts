import { defineRule } from '../defineRule';

export const casing = defineRule({
  code: 'value.casing',
  severity: 'warning',
  summary: 'The value is right except for capitals, spaces or punctuation.',
  reason:
    'The documentation does not say that values may be written in any case, and every published payload has them exactly as in the lists.',
  wrong: `
    {
      "status": "closed",
      "details": { "requirements": { "products": [{ "id": "Power BI" }] } }
    }`,
  right: `
    {
      "status": "Closed",
      "details": { "requirements": { "products": [{ "id": "PowerBI" }] } }
    }`,
  remedy: 'Write the value as the message spells it.',
  hasSafeFix: true,
});
