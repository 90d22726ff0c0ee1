import { defineRule } from '../defineRule';

export const duplicateProperty = defineRule({
  code: 'syntax.duplicate-property',
  severity: 'error',
  summary: 'An object has the same property twice, possibly in two spellings.',
  reason:
    'JSON readers keep one of the two and drop the other without a word; which one the service keeps is not documented. `Status` and `status` are the same property to the service, so they count as two of one.',
  wrong: `
    {
      "status": "Active",
      "Status": "Active"
    }`,
  right: `
    {
      "status": "Active"
    }`,
  remedy: 'Keep the one you want and remove the other. If both say the same, one is removed automatically.',
  hasSafeFix: true,
});
