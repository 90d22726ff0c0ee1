import { resource, type ValueOf } from '../model/resource';

/** How a person wants to be notified (Referral resources, ContactPreference). */
export const contactPreference = resource(
  'ContactPreference',
  {
    description: 'How a person wants to receive email notifications.',
    source: 'Microsoft Learn, Referral resources, ContactPreference',
  },
  {
    locale: {
      type: 'string',
      documented: 'Locale',
      format: 'locale',
      mayBeEmpty: true,
      description: 'The language and region of notifications, a culture name such as `en-US`.',
    },
    disableNotifications: {
      type: 'boolean',
      documented: 'DisableNotifications',
      documentedType: 'bool',
      description: 'Whether email notifications are switched off for this person.',
    },
  },
);

export type ContactPreference = ValueOf<typeof contactPreference>;
