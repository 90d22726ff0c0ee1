import { defineRule } from '../defineRule';

export const tooDeep = defineRule({
  code: 'syntax.too-deep',
  severity: 'error',
  summary: 'Values are nested more than 64 levels deep.',
  reason:
    'A referral needs about ten levels. Deeper text is not checked any further, so that a file of a million brackets cannot hang the editor.',
  wrong: `
    [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]`,
  right: `
    {
      "details": { "requirements": { "products": [{ "id": "Azure" }] } }
    }`,
  remedy: 'Remove the brackets that do not belong there.',
});
