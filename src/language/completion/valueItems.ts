import { t } from '../../base/l10n';
import { isResource, type Property, type Resource } from '../../domain/model/resource';
import { referral as referralResource } from '../../domain/referral/referral';
import { transitionsOf } from '../../domain/referral/statusMachine';
import { type AllowedValue, allowedAt, type CompletionContext, type ValueSite } from '../caret/allowedAt';
import { Found, type ReferralView } from '../facts/referralView';
import { typeName } from '../shape/nouns';
import type { CompletionItem } from '../types';
import { keyOf, listItems } from './elementItems';
import { beginsWord, filterOf, matching } from './matching';
import { type CompletionPlace, item, stringItem, typedAt } from './place';
import { starter } from './propertyItems';
import { suggestedAt } from './suggestedAt';

const sharing = 'consentToShareReferralWithMicrosoftSellers';

/** Whether Microsoft's sellers see referrals of this kind; undefined if the referral does not say. */
function sharesDeal(referral: ReferralView): boolean | undefined {
  return referral.getText('type')?.value === 'Shared' ? true : undefined;
}

/** Returns the values that a property can have, best first. */
export function valueItems(
  property: Property,
  resource: Resource,
  owner: Found,
  place: CompletionPlace,
): CompletionItem[] {
  if (property.list || isResource(property.type)) {
    if (place.caret.beforeBracket) return [];
    const lists = listItems(property, owner, place);
    if (lists.length > 0) return lists;
    return [
      item(
        place,
        '0',
        {
          label: property.list ? `[ ${typeName(property).slice(0, -2)} ]` : `{ ${typeName(property)} }`,
          kind: 'snippet',
          detail: typeName(property),
          documentation: t(property.description),
          insertText: starter(property, resource, place),
          isSnippet: true,
        },
        // Without the bracket: the list closes when a user types it, and Enter begins a new line.
        property.name,
      ),
    ];
  }
  if (property.type === 'boolean') {
    const shares = property.name === sharing ? sharesDeal(place.referral) : undefined;
    return ['true', 'false'].map((value, index) =>
      item(
        place,
        String(index),
        {
          label: value,
          kind: 'value',
          detail: property.name,
          documentation: t(property.description),
          insertText: value,
          isSnippet: false,
          ...(shares === (value === 'true') && { preselect: true }),
        },
        booleanFilter(value, place),
      ),
    );
  }
  const { referral, context } = place;
  const site: ValueSite = { property, resource, owner, referral, taxonomy: context.taxonomy };
  const typed = typedAt(place);
  const allowed = allowedAt(site);
  const taken = keyOf(resource) === property.name ? siblingValues(site) : new Set<string>();
  const free = allowed?.filter(({ value }) => !taken.has(value.toLowerCase()));
  const values = free
    ? matching(reachable(free, site, context), typed, resource.name === 'Tag')
    : suggestedAt(site, context.today(), typed);
  return values.map((value, index) => valueItem(value, index, place));
}

/** Words that people write for the Booleans. */
const booleanWords: Readonly<Record<string, string>> = { true: 'yes 1', false: 'no 0' };

/** Returns the text by which `true` or `false` is found. */
function booleanFilter(value: string, place: CompletionPlace): string {
  const written = place.caret.token?.text.trim() ?? '';
  if (written.toLowerCase() === value) return written;
  const typed = typedAt(place);
  // The last letter closes the list: what follows, such as a comma and Enter, must not be for the list.
  const letters = value.slice(0, -1);
  return typed !== '' && beginsWord(booleanWords[value] ?? '', typed) ? `${typed} ${letters}` : letters;
}

/** Puts statuses that can follow the last known one before all others. */
function reachable(
  values: AllowedValue[],
  { property, resource, referral }: ValueSite,
  { known }: CompletionContext,
): AllowedValue[] {
  const isStatus = resource === referralResource && property.name === 'status';
  const id = isStatus ? referral.getText('id')?.value : undefined;
  const next = transitionsOf((id && known(id)?.status) || '');
  if (next.length === 0) return values;
  const leads = ({ value }: AllowedValue): boolean => next.includes(value);
  return [
    ...values.filter(leads),
    ...values.filter((value) => !leads(value)).map((value) => ({ ...value, fits: false })),
  ];
}

function valueItem(value: AllowedValue, index: number, place: CompletionPlace): CompletionItem {
  return stringItem(
    place,
    String(index).padStart(3, '0'),
    {
      label: value.value,
      kind: 'enumMember',
      detail: value.detail,
      ...(value.isCode && { isCode: true }),
      documentation: t(value.description),
      insertText: value.value,
      isSnippet: false,
      ...(value.fits && { preselect: true }),
    },
    filterOf(value),
  );
}

/** Returns the values of a property in the other entries of a list, in lower case. */
function siblingValues({ property, owner, referral }: ValueSite): Set<string> {
  const values = new Set<string>();
  for (const item of owner.parent?.items ?? []) {
    const value =
      item.index === owner.index
        ? undefined
        : referral.getText(property.name, new Found(referral.text, item.index, owner.plan));
    if (value) values.add(value.value.toLowerCase());
  }
  return values;
}
