import type { Term } from '../../domain/model/vocabulary';
import { taxonomyFY25 } from '../../domain/taxonomy/taxonomies';
import { customerSize } from '../../domain/vocabularies/customerSize';
import { industries } from '../../domain/vocabularies/industries';
import { partnerRole } from '../../domain/vocabularies/partnerRole';
import { products } from '../../domain/vocabularies/products';
import { services } from '../../domain/vocabularies/services';
import { solutions } from '../../domain/vocabularies/solutions';
import { createETag, ownOrganization } from '../referral/serverValues';
import { inDocumentedOrder, type StoredReferral } from '../referral/storedReferral';
import { createRandom, type Random } from './createRandom';
import { generatedWords as words } from './generatedWords';
import { consentTo, dayFrom, person, purchaseIntent, tags } from './sampleParts';

/** Generates `count` referrals, the same ones each time; only their dates follow `now`. */
export function generateReferrals(count: number, now: Date): StoredReferral[] {
  return Array.from({ length: count }, (_, index) => generateReferral(index, now));
}

/** How often which status pair comes up. */
const statusPairs = [
  { status: 'Active', substatus: 'Accepted' },
  { status: 'Active', substatus: 'Accepted' },
  { status: 'Active', substatus: 'Accepted' },
  { status: 'New', substatus: 'Pending' },
  { status: 'New', substatus: 'Received' },
  { status: 'Closed', substatus: 'Won' },
  { status: 'Closed', substatus: 'Lost', statusReason: 'The customer chose another vendor.' },
  { status: 'Closed', substatus: 'Declined', statusReason: 'The budget is not adequate.' },
  { status: 'Closed', substatus: 'Expired' },
] as const;

/**
 * Returns a referral of about 3 KB that every rule accepts, for full lists and benchmarks: the same one for the same
 * index, except for its dates, which are counted from `now`.
 */
function generateReferral(index: number, now: Date): StoredReferral {
  const random = createRandom(index * 7919 + 17);
  const pair = random.pick(statusPairs);
  const kind = random.pick(['private', 'partnerLed', 'coSell', 'services'] as const);
  const shared = kind === 'coSell' || kind === 'services';
  const company = `${random.pick(words.companies)} ${random.pick(words.branches)}`;
  const place = random.pick(words.places);
  const days = random.between(20, 300) + random.next();
  // An unanswered invitation lives no longer than two weeks.
  const age = pair.status === 'New' ? 1 + (days % 9) : days;
  const closed = pair.status === 'Closed';
  const sinceUpdate = closed ? random.between(1, 10) : random.between(1, 19) - random.next();
  const updated = dayFrom(now, -Math.min(sinceUpdate, age));
  const area = random.pick(taxonomyFY25.areas);

  const set = {
    id: random.guid(),
    ...pair,
    eTag: createETag(random.guid().replaceAll('-', '')),
  };
  const body = {
    engagementId: random.guid(),
    name: `${company}: ${random.pick(words.projects)} ${index + 1}`,
    externalReferenceId: `CRM-${200_000 + index}`,
    createdDateTime: dayFrom(now, -age),
    updatedDateTime: updated,
    expirationDateTime: null,
    ...(pair.status !== 'New' && { acceptedDateTime: dayFrom(now, -age) }),
    ...(closed && { closedDateTime: updated }),
    type: shared ? 'Shared' : 'Independent',
    qualification: random.pick(['SalesQualified', 'MarketingQualified', 'Direct']),
    customerProfile: {
      name: company,
      address: {
        addressLine1: `${random.between(1, 900)} ${random.pick(words.streets)}`,
        addressLine2: null,
        city: place.city,
        state: place.state,
        postalCode: place.postalCode,
        country: place.country,
      },
      size: random.pick(customerSize.values.slice(3)),
      team: people(random, company.toLowerCase().replace(/\W/g, ''), random.between(1, 2)),
      ids: random.next() < 0.5 ? [] : [{ profileType: 'Duns', id: random.digits(9) }],
    },
    consent: consentTo(kind !== 'private'),
    details: {
      notes: random.some(words.sentences, random.between(3, 6)).join(' '),
      dealValue: random.between(5, 900) * 1000,
      currency: place.currency,
      closingDateTime: dayFrom(now, closed ? -1 : random.between(20, 200), true),
      requirements: {
        industries: tags(...random.some(industries.values, random.between(1, 2))),
        products: tags(...random.some(products.values, random.between(1, 4))),
        services: tags(...random.some(services.values, random.between(1, 3))),
        solutions: random.some(solutions.terms, random.between(1, 2)).map(solutionTag),
        additionalRequirements: purchaseIntent(random.pick(['HaveNotDecided', 'Yes', 'No'] as const)),
      },
    },
    team: people(random, 'northwind', random.between(1, 3)),
    inviteContext: shared
      ? {
          notes: random.pick(words.sentences),
          invitedBy: { ...ownOrganization },
          assistanceRequestCode: random.pick(['GeneralOrOther', 'ProofOfConceptOrDemo', 'QuotesOrLicensing']),
        }
      : null,
    target: shared ? [{ type: 'SolutionProfile', id: `SOL-${random.digits(5)}-NWC` }] : [],
    mpnId: random.digits(7),
    ...(kind === 'services' && {
      partnerRole: random.pick(partnerRole.values),
      solutionArea: area,
      solutionPlay: random.pick(taxonomyFY25.playsOf(area)),
    }),
    ...ownOrganization,
    direction: pair.substatus === 'Pending' ? 'Incoming' : 'Outgoing',
  };
  return { ...inDocumentedOrder({ ...body, ...set }), ...set };
}

function solutionTag({ value, label }: Term) {
  return { id: value, name: label ?? value, type: 'Category' };
}

function people(random: Random, company: string, count: number) {
  return Array.from({ length: count }, () => {
    const [first, last] = [random.pick(words.firstNames), random.pick(words.lastNames)];
    const account = `${first}.${last}`
      .normalize('NFD')
      .replace(/[^\w.]/g, '')
      .toLowerCase();
    return person(first, last, `${account}@${company}.example`, `+1 425 555 01${random.digits(2)}`);
  });
}
