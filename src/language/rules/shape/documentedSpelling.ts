import { defineRule } from '../defineRule';
import { solutionTypes } from './solutionTypes';

export const documentedSpelling = defineRule({
  code: 'shape.documented-spelling',
  severity: 'information',
  summary: "The name is written as in Microsoft's documentation, but the service uses another one.",
  reason:
    "Microsoft's *Referral resources* page prints PascalCase names (`CustomerProfile`, `ReferralType`, `ID`), while the service sends and its samples show camelCase (`customerProfile`, `type`, `id`). Both are understood everywhere in this extension, and the names are changed on submit.",
  wrong: `
    {
      "ReferralType": "Independent",
      "Status": "New"
    }`,
  right: `
    {
      "type": "Independent",
      "status": "New"
    }`,
  remedy: 'Rename the property to the name that the service uses.',
  hasSafeFix: true,
  check: solutionTypes,
});
