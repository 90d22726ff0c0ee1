import { defineRule } from '../defineRule';

export const unknownProperty = defineRule({
  code: 'shape.unknown-property',
  severity: 'warning',
  summary: 'Neither the documentation nor the service knows this property.',
  reason:
    'The service ignores or refuses it, and what it was meant to say is lost. Names that are often guessed wrong, such as `emailAddress` for `email`, `closeDate` for `closingDateTime`, `statusDetail` for `substatus` and `estimatedDealValue` for `dealValue`, are known and corrected.',
  wrong: `
    {
      "details": { "closeDate": "2026-12-31T00:00:00Z" }
    }`,
  right: `
    {
      "details": { "closingDateTime": "2026-12-31T00:00:00Z" }
    }`,
  remedy: 'Use the name that is offered, or remove the property; only the one evident name is put in automatically.',
  hasSafeFix: true,
});
