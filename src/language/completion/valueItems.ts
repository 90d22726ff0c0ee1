import { t } from '../../base/l10n';
import { isResource } from '../../domain/model/isResource';
import type { Property, Resource } from '../../domain/model/resource';
import { referral as referralResource } from '../../domain/referral/referral';
import { transitionsOf } from '../../domain/referral/statusMachine';
import { type AllowedValue, allowedAt } from '../caret/allowedAt';
import type { CompletionContext, CompletionSite } from '../caret/completionSite';
import { Found, type ReferralView } from '../facts/referralView';
import { typeName } from '../shape/typeName';
import type { CompletionItem } from '../types';
import { beginsWord } from './beginsWord';
import { item, type Place, stringItem, typedAt } from './place';
import { starter } from './propertyItems';
import { suggestedAt } from './suggestedAt';

/** The fewest letters that are looked for in the descriptions of tags. */
const minDescribed = 3;

const sharing = 'consentToShareReferralWithMicrosoftSellers';

/** Whether a referral is of the kind that Microsoft's sellers see; undefined if it does not say. */
function sharesDeal(referral: ReferralView): boolean | undefined {
  return referral.getText('type')?.value === 'Shared' ? true : undefined;
}

/** The values that a property can have, best first. */
export function valueItems(property: Property, resource: Resource, owner: Found, place: Place): CompletionItem[] {
  if (property.list || isResource(property.type)) {
    if (place.caret.beforeBracket) return [];
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
    const written = place.caret.token?.text.trim();
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
        // The last letter closes the list: what follows, such as a comma and Enter, must not be for the list.
        written === value ? value : value.slice(0, -1),
      ),
    );
  }
  const { referral, context } = place;
  const site: CompletionSite = { property, resource, owner, referral, taxonomy: context.taxonomy };
  const allowed = allowedAt(site);
  const values = allowed ? reachable(allowed, site, context) : suggestedAt(site, context.today(), typedAt(place));
  const taken = resource.name === 'Tag' ? siblingIds(site) : new Set<string>();
  const typed = typedAt(place);
  const free = values.filter(({ value }) => !taken.has(value));
  const begun = free.filter((value) => beginsWord(filterOf(value), typed));
  // No tag is named so: a bank is in "Banks, insurance and capital markets".
  const isDescribed = ({ description }: AllowedValue) =>
    resource.name === 'Tag' && typed.length >= minDescribed && beginsWord(t(description), typed);
  const meant = free.filter(({ meantBy }) => meantBy?.(typed)).sort((a, b) => rankOf(a, typed) - rankOf(b, typed));
  const offered = new Set([...meant, ...(begun.length > 0 ? begun : free.filter(isDescribed))]);
  const isBegun = meant.length === 0 && begun.length > 0;
  // "&" is found by "and".
  const isSpelled = (value: AllowedValue) => !(/\s/.test(typed) && `${typed}${filterOf(value)}`.includes('&'));
  return [...offered].map((value, index) =>
    valueItem(isBegun && isSpelled(value) ? value : foundBy(value, typed), index, place),
  );
}

/** Statuses that the last one known from the service leads to, before those that it does not. */
function reachable(
  values: AllowedValue[],
  { property, resource, referral }: CompletionSite,
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

function valueItem(value: AllowedValue, index: number, place: Place): CompletionItem {
  return stringItem(
    place,
    `${value.fits ? 0 : 1}${String(index).padStart(3, '0')}`,
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

/** Lets a value be found by a text that is none of its names. */
function foundBy(value: AllowedValue, typed: string): AllowedValue {
  return { ...value, filter: `${typed} ${filterOf(value)}` };
}

function rankOf({ meantBy }: AllowedValue, typed: string): number {
  return meantBy?.(typed) ?? 0;
}

/** What a value is found by. */
function filterOf({ filter, label, value }: AllowedValue): string {
  return filter ?? (label === undefined ? value : `${value} ${label}`);
}

/** The ids of the other tags in the list of a tag. */
function siblingIds({ owner, referral }: CompletionSite): Set<string> {
  const ids = new Set<string>();
  for (const item of owner.parent?.items ?? []) {
    const id =
      item.index === owner.index ? undefined : referral.getText('id', new Found(referral.text, item.index, owner.plan));
    if (id) ids.add(id.value);
  }
  return ids;
}
