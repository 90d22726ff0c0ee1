import { defineRule } from '../defineRule';

export const invalidJson = defineRule({
  code: 'syntax.invalid-json',
  severity: 'error',
  summary: 'The text is not JSON: a comma, quote or bracket is missing or extra, or there is a comment.',
  reason:
    'The service refuses a body that a strict JSON parser does not read. Even published samples of the Referrals API have missing and trailing commas, so a copy of them may not parse. Each error is reported at its place, and the rest of the file is still checked.',
  wrong: `
    {
      "name": "Lakeside data platform",
      "status": "New",
    }`,
  right: `
    {
      "name": "Lakeside data platform",
      "status": "New"
    }`,
  remedy:
    'Add what is missing or remove what is extra; trailing commas, missing commas and bare names are fixed automatically, and comments without words.',
  hasSafeFix: true,
});
