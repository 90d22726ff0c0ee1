import { t } from '../../base/l10n';

/** Returns the word for a value of a vocabulary, by the vocabulary's name. */
export function valueNoun(vocabulary: string): string {
  switch (vocabulary) {
    case 'ReferralStatus':
      return t('status');
    case 'ReferralSubstatus':
      return t('substatus');
    case 'ReferralType':
      return t('referral type');
    case 'ReferralQualification':
      return t('qualification');
    case 'Customer Size':
      return t('customer size');
    case 'CustomerProfileType':
      return t('type of customer ID');
    case 'PartnerRole':
      return t('partner role');
    case 'TargetType':
      return t('target type');
    case 'SolutionType':
      return t('solution type');
    case 'Solutions':
      return t('solution');
    default:
      return entryNoun(vocabulary.toLowerCase()) ?? vocabulary;
  }
}

/** Returns the word for one entry of a list, by the name of the list. */
export function entryNoun(list: string): string | undefined {
  switch (list) {
    case 'products':
      return t('product');
    case 'services':
      return t('service');
    case 'industries':
      return t('industry');
    case 'solutions':
      return t('solution');
    case 'team':
      return t('team member');
    case 'target':
      return t('target');
    default:
      return undefined;
  }
}
