import { isResource, type Property, type Resource } from '../src/domain/model/resource';
import { placeholder } from '../src/domain/publish/placeholder';
import { referralTemplates } from '../src/domain/publish/referralTemplates';
import { starterObject, starterValue } from '../src/domain/publish/starterValues';
import { customerProfile } from '../src/domain/referral/customerProfile';
import { member } from '../src/domain/referral/member';
import { referral } from '../src/domain/referral/referral';
import { referralDetails } from '../src/domain/referral/referralDetails';
import { referralRequirements } from '../src/domain/referral/referralRequirements';
import { SnippetWriter } from '../src/language/completion/snippetText';
import { templateSnippet } from '../src/language/completion/templateItems';

/** A snippet of the file: no prefix, so that VS Code offers it in Insert Snippet only. */
export interface Snippet {
  description: string;
  body: string[];
}

/** Returns the content of `snippets/referral.json`: the six kinds of deal, and the parts of a referral. */
export function referralSnippets(): Record<string, Snippet> {
  const deals = referralTemplates.map((template) => entry(template.label, template.detail, templateSnippet(template)));
  return Object.fromEntries([...deals, ...parts()]);
}

function parts(): [string, Snippet][] {
  return [
    property('Customer profile', 'The customer: name, address, size and contacts.', referral, 'customerProfile'),
    property('Address', 'The address of the customer.', customerProfile, 'address'),
    properties('Customer IDs', 'External IDs of the customer: D-U-N-S number and your own ID.', customerProfile, {
      ids: [
        { profileType: 'Duns', id: placeholder('D-U-N-S number') },
        { profileType: 'External', id: placeholder('Your customer ID') },
      ],
    }),
    property('Customer size', 'The number of people who work at the customer.', customerProfile, 'size'),
    property('Team', 'The people of a team, as a property.', referral, 'team'),
    element('Team member', 'One person, as an element of a team.', referral, 'team'),
    property('Contact preference', 'How a person wants to be notified.', member, 'contactPreference'),
    property('Consent', 'What may be shared, and who may be contacted.', referral, 'consent'),
    properties('Status New', 'A new referral: status and substatus.', referral, {
      status: 'New',
      substatus: 'Pending',
    }),
    properties('Status Active', 'An accepted referral: status and substatus.', referral, {
      status: 'Active',
      substatus: 'Accepted',
    }),
    properties('Status Closed', 'A closed referral: status, substatus and the reason.', referral, {
      status: 'Closed',
      substatus: placeholder('Won, Lost, Declined, Expired or Error'),
      statusReason: placeholder('Why it was closed'),
    }),
    property('Details', 'The deal: notes, value, currency, closing date and requirements.', referral, 'details'),
    property('Requirements', 'Products and solutions that the customer needs.', referralDetails, 'requirements'),
    element('Product', 'A product, as an element of products.', referralRequirements, 'products'),
    element('Service', 'A service, as an element of services.', referralRequirements, 'services'),
    element('Industry', 'An industry, as an element of industries.', referralRequirements, 'industries'),
    element('Solution', 'A solution, as an element of solutions.', referralRequirements, 'solutions'),
    property('Invite context', 'What help you ask of Microsoft, and why.', referral, 'inviteContext'),
    properties('Target: your solution', 'A solution of your own as target.', referral, {
      target: [{ type: 'SolutionProfile', id: placeholder('Solution ID') }],
    }),
    properties('Target: Microsoft', 'Microsoft as target, for the connected referral of a co-sell deal.', referral, {
      target: [{ type: 'BusinessProfileLocation', id: 'msft' }],
    }),
    properties('Purchase intent', 'Whether the customer buys in the marketplace.', referralRequirements, {
      additionalRequirements: {
        attributes: [{ type: 'CustomerMarketplaceIntent', id: placeholder('Purchase intent') }],
      },
    }),
    properties('Partner role, solution area and play', 'What a services co-sell deal needs.', referral, {
      partnerRole: placeholder('Partner role'),
      solutionArea: placeholder('Solution area'),
      solutionPlay: placeholder('Solution play'),
    }),
  ];
}

function entry(name: string, description: string, body: string): [string, Snippet] {
  return [name, { description, body: `${body}$0`.split('\n') }];
}

function property(name: string, description: string, owner: Resource, key: string): [string, Snippet] {
  return properties(name, description, owner, { [key]: starterValue(find(owner, key), owner) });
}

/** Several properties, as they are written between the braces of their owner. */
function properties(name: string, description: string, owner: Resource, values: object): [string, Snippet] {
  const writer = new SnippetWriter();
  const lines = Object.entries(values).map(([key, value]) => {
    return `${JSON.stringify(key)}: ${writer.value(value, find(owner, key))}`;
  });
  return entry(name, description, lines.join(',\n'));
}

function element(name: string, description: string, owner: Resource, key: string): [string, Snippet] {
  const list = find(owner, key);
  if (!isResource(list.type)) throw new Error(`${key} is not a list of objects`);
  return entry(name, description, new SnippetWriter().object(starterObject(list.type, list, owner), list.type));
}

function find(owner: Resource, name: string): Property {
  const found = owner.property(name);
  if (!found) throw new Error(`${owner.name} has no property ${name}`);
  return found;
}
