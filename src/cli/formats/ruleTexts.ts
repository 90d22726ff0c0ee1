import { t } from '../../base/l10n';

/** What a rule finds, and what to do about it: a sentence each, as its page in docs/rules has them. */
export interface RuleText {
  readonly summary: string;
  readonly remedy: string;
}

/** By code; a test compares them with the pages. */
export const ruleTexts: Readonly<Record<string, RuleText>> = {
  'syntax.invalid-json': {
    summary: t('The text is not JSON: a comma, quote or bracket is missing or extra, or there is a comment.'),
    remedy: t(
      'Add what is missing or remove what is extra; comments, trailing commas, missing commas and bare names are fixed automatically.',
    ),
  },
  'syntax.duplicate-property': {
    summary: t('An object has the same property twice, possibly in two spellings.'),
    remedy: t('Keep the one you want and remove the other. If both say the same, one is removed automatically.'),
  },
  'syntax.too-deep': {
    summary: t('Values are nested more than 64 levels deep.'),
    remedy: t('Remove the brackets that do not belong there.'),
  },
  'shape.unknown-property': {
    summary: t('Neither the documentation nor the service knows this property.'),
    remedy: t(
      'Use the name that is offered, or remove the property; only the one evident name is put in automatically.',
    ),
  },
  'shape.documented-spelling': {
    summary: t("The name is written as in Microsoft's documentation, but the service uses another one."),
    remedy: t('Rename the property to the name that the service uses.'),
  },
  'shape.wrong-type': {
    summary: t('The value has the wrong JSON type, such as text instead of a number, or one object instead of a list.'),
    remedy: t('Remove or add quotes, or put the value into a list, as the message says.'),
  },
  'shape.not-a-referral': {
    summary: t(
      'The file holds no referral: a referral file is one object, an array of them, or a list response with "value".',
    ),
    remedy: t('Write the referral as an object; in an empty file, completion offers templates for each kind of deal.'),
  },
  'shape.missing-property': {
    summary: t('A new referral lacks what the service needs to create it, or leaves it empty.'),
    remedy: t('Add the property. The quick fix adds everything that is missing, with placeholders to fill in.'),
  },
  'draft.placeholder': {
    summary: t('A value that a template left for you to fill in is still a placeholder.'),
    remedy: t('Replace the placeholder. Until then the referral cannot be submitted.'),
  },
  'value.unknown': {
    summary: t('The value is not one that the property takes.'),
    remedy: t('Choose one of the offered values, nearest first. An obvious typo is corrected automatically.'),
  },
  'value.casing': {
    summary: t('The value is right except for capitals, spaces or punctuation.'),
    remedy: t('Write the value as the message spells it.'),
  },
  'value.other-fiscal-year': {
    summary: t('The solution area or play belongs to another fiscal year than the chosen taxonomy.'),
    remedy: t('Choose an area or play of the chosen year, or choose the other year.'),
  },
  'value.duplicate': {
    summary: t('The same tag is in a list twice.'),
    remedy: t('Remove the later entry.'),
  },
  'status.substatus-not-allowed': {
    summary: t('The status does not allow this substatus.'),
    remedy: t('Choose a substatus that the status allows, or the status that goes with the substatus.'),
  },
  'status.missing-substatus': {
    summary: t('The referral has a status but no substatus, or "None" although the status has substatuses.'),
    remedy: t('Add a substatus that the status allows.'),
  },
  'status.missing-status': {
    summary: t('The referral has a substatus but no status.'),
    remedy: t('Add the status that goes with the substatus.'),
  },
  'status.none': {
    summary: t('"None" is in the list of statuses, but no referral can have it.'),
    remedy: t('Use New, Active or Closed, or leave the status out.'),
  },
  'status.closed-without-reason': {
    summary: t('The referral is closed as Lost, Declined or Error and does not say why.'),
    remedy: t('Add a "statusReason".'),
  },
  'status.transition-not-allowed': {
    summary: t('The status cannot follow the one that the service last reported for this referral.'),
    remedy: t(
      'Go back to the known status, or choose one that may follow it; pull the latest version if the known one is old.',
    ),
  },
  'status.closed-is-final': {
    summary: t('The service has closed this referral, and it can no longer be changed.'),
    remedy: t('Undo the change, or create a new referral for further work with the customer.'),
  },
  'solution.play-not-in-area': {
    summary: t('The solution play does not belong to the solution area.'),
    remedy: t('Choose the area that has the play, or a play of the area.'),
  },
  'solution.unknown-area': {
    summary: t('No known fiscal year has this solution area.'),
    remedy: t("Choose the right area, or add this one to the workspace's taxonomy."),
  },
  'solution.unknown-play': {
    summary: t('No known fiscal year has this solution play.'),
    remedy: t("Choose the right play, or add this one to the workspace's taxonomy."),
  },
  'solution.play-without-area': {
    summary: t('There is a solution play but no solution area.'),
    remedy: t('Add the solution area. If only one has the play, it is inserted automatically.'),
  },
  'solution.contradicting-places': {
    summary: t('The partner role, solution area or play has different values in its two places.'),
    remedy: t('Use the same value in both places, or remove one of them.'),
  },
  'date.invalid': {
    summary: t('The text is not an ISO 8601 date and time, or names a day that does not exist.'),
    remedy: t(
      'Write the date as year-month-day, a T, the time, and Z. An unambiguous date is rewritten automatically.',
    ),
  },
  'date.not-utc': {
    summary: t('The date-time is not in UTC.'),
    remedy: t('Write the same instant with Z; the quick fix converts it.'),
  },
  'date.order': {
    summary: t('A referral was updated, accepted or expires before it was created.'),
    remedy: t('Correct the date that is wrong, or pull the latest version.'),
  },
  'date.closing-in-past': {
    summary: t('The closing date has passed while the referral is still New or Active.'),
    remedy: t('Set a new closing date, or close the referral.'),
  },
  'format.country': {
    summary: t('The text is not a two-letter country code (ISO 3166-1 alpha-2).'),
    remedy: t('Write the two-letter code; names, three-letter codes and UK are replaced automatically.'),
  },
  'format.currency': {
    summary: t('The text is not a three-letter currency code (ISO 4217).'),
    remedy: t('Write the three-letter code; a symbol or name that only one currency has is replaced automatically.'),
  },
  'format.email': {
    summary: t('The text is not an e-mail address.'),
    remedy: t(
      'Write an address such as name@example.com; what a mail program puts around it is taken off automatically.',
    ),
  },
  'format.locale': {
    summary: t('The text is not a language tag such as en-US.'),
    remedy: t('Write the language, a hyphen and the country.'),
  },
  'format.partner-id': {
    summary: t('The Partner ID (mpnId) is not made of digits.'),
    remedy: t('Write the digits only.'),
  },
  'format.duns': {
    summary: t('The DUNS number does not have nine digits.'),
    remedy: t('Write the nine digits without hyphens or spaces.'),
  },
  'format.guid': {
    summary: t('The text is a damaged GUID.'),
    remedy: t('Copy the id again; braces are removed and hyphens are added automatically.'),
  },
  'money.negative-value': {
    summary: t('The deal value is below zero.'),
    remedy: t('Write the value as zero or more.'),
  },
  'money.thousands-point': {
    summary: t('The deal value has a point before three digits, which may be meant to separate thousands.'),
    remedy: t('Write the value without separators, or with two decimals at most.'),
  },
  'money.missing-currency': {
    summary: t('The deal value has no currency.'),
    remedy: t("Add the currency; that of the customer's country is offered first."),
  },
  'consent.sharing-contradiction': {
    summary: t('The deal is set up to be shared with Microsoft but its consent forbids that, or the reverse.'),
    remedy: t('Set the flag to true, or make it a private deal: type Independent, and no help asked for.'),
  },
  'engagement.co-sell-incomplete': {
    summary: t('A co-sell deal lacks something that co-sell needs.'),
    remedy: t('Add what the message names, or make it a private deal.'),
  },
  'engagement.invitation-expiring': {
    summary: t('An unanswered invitation expires within three days, or has expired.'),
    remedy: t(
      'Accept the invitation (Active, Accepted) or decline it (Closed, Declined), and submit. If you sent it, ask the partner to answer.',
    ),
  },
  'engagement.too-many-entries': {
    summary: t('The deal has more than 50 solutions, or more than 50 people in its team.'),
    remedy: t('Remove entries until 50 are left.'),
  },
  'identity.missing-etag': {
    summary: t('The referral has an ID but no eTag, so an update could overwrite newer changes.'),
    remedy: t('Pull the latest version, or add the "eTag" that came with this one.'),
  },
  'identity.duplicate-id': {
    summary: t('Two referrals of the workspace, or of one run on the command line, have the same id.'),
    remedy: t('Remove one of the copies, or the "id" and "eTag" of a new referral.'),
  },
  'identity.duplicate-reference': {
    summary: t('Two referrals of the workspace, or of one run on the command line, have the same externalReferenceId.'),
    remedy: t('Give each referral a reference of its own.'),
  },
};
