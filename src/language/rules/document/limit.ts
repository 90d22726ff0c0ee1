import { defineRule } from '../defineRule';

/** Reported by `validate/validate`, at the first referral that is not checked. */
export const limit = defineRule({
  code: 'check.limit',
  severity: 'error',
  isFixed: true,
  summary: 'The rest of the file is not checked, because there are too many problems before it.',
  reason:
    'A file of megabytes with thousands of problems would slow down every keystroke, so the check stops after 10,000 problems, or more in long files. Referrals that were not checked must not pass for right ones, so this problem cannot be turned off.',
  right: `
    {
      "name": "Lakeside data platform"
    }`,
  remedy: 'Fix the problems before this place; the check then goes on.',
});
