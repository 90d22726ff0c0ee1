import { t } from '../../../base/l10n';
import type { Resource } from '../../../domain/model/resource';
import { placeholder } from '../../../domain/publish/placeholder';
import { starterObject, starterValue } from '../../../domain/publish/starterValues';
import { customerProfile } from '../../../domain/referral/customerProfile';
import { member } from '../../../domain/referral/member';
import { referral } from '../../../domain/referral/referral';
import { isCatalogId } from '../../../domain/referral/solutionTag';
import { target } from '../../../domain/referral/target';
import { assistanceRequestCode } from '../../../domain/vocabularies/assistanceRequestCode';
import type { ParsedDocument } from '../../document/parsedDocument';
import { insertItem, insertProperties, insertProperty } from '../../edits/insertNode';
import { placeAt } from '../../edits/placeAt';
import { indentAt, jsonText, textStyle } from '../../edits/textStyle';
import { propertyOf } from '../../edits/writtenNames';
import type { Problem, TextEdit } from '../../types';
import type { RuleFix } from '../defineRule';

const codesOfHelp = assistanceRequestCode.values.filter((value) => value !== 'Unknown');

/** Returns a contact to fill in. */
function person(): Record<string, unknown> {
  const team = customerProfile.property('team');
  return team ? starterObject(member, team, customerProfile) : {};
}

function starterOf(owner: Resource, name: string): unknown {
  const property = owner.property(name);
  return property ? starterValue(property, owner) : '';
}

/** Adds what a co-sell deal lacks, for the user to complete. */
export function completeCoSell(document: ParsedDocument, problem: Problem): RuleFix[] {
  const { data, path } = problem;
  const missing = String(data?.missing ?? '');
  const root = document.pointer(document.indexAt(problem.offset));
  switch (missing) {
    case 'consentToShareReferralWithMicrosoftSellers':
      return fix(t('Add "{0}": true', missing), insertProperty(document, path, missing, true));
    case 'engagementId':
      return fix(t('Add "{0}"', missing), insertProperty(document, root, missing, starterOf(referral, missing)));
    case 'inviteContext': {
      const value = starterOf(referral, missing);
      return fix(t('Add "inviteContext" with the help you need'), insertProperty(document, root, missing, value));
    }
    case 'assistanceRequestCode':
      return codesOfHelp.flatMap((value) =>
        data?.present
          ? fix(t('Change to "{0}"', value), [replacing(problem, value)])
          : fix(t('Add {0} "{1}"', missing, value), insertProperty(document, path, missing, value)),
      );
    case 'partnerRole':
    case 'solutionArea':
    case 'solutionPlay':
      return insertions(document, root, missing, data?.allowed ?? []);
    case 'target':
      return fix(
        t('Add your solution as the target'),
        data?.present ? addTarget(document, path) : insertProperty(document, root, missing, [solution]),
      );
    case 'customerTeam':
      return fix(t('Add a customer contact'), insertProperty(document, path, 'team', [person()]));
    case 'member':
      // Entries of another type may still name the contact.
      return /^\[\s*\]$/.test(placeAt(document, path)?.node.literal ?? '')
        ? fix(t('Add a customer contact'), replaceValue(document, path, [person()]))
        : [];
    case 'contact': {
      const parts = Array.isArray(data?.parts) ? data.parts.map(String) : [];
      const added = parts.map((part): [string, unknown] => [part, starterOf(member, part)]);
      return fix(t('Add what the contact lacks'), insertProperties(document, path, added));
    }
    default:
      return [];
  }
}

const solution = { type: 'SolutionProfile', id: placeholder('Solution ID') };

/** Adds the user's solution to the targets. Existing entries stay; one without a type or ID may get it. */
function addTarget(document: ParsedDocument, path: string): TextEdit[] {
  const list = placeAt(document, path)?.node;
  if (list?.type !== 'array') return [];
  for (const [index, entry] of list.items.entries()) {
    const [type, id] = (['type', 'id'] as const).map(
      (name) => propertyOf(entry, target, name)?.value?.value || undefined,
    );
    const isSolution = type === solution.type || (type === undefined && (id === undefined || isCatalogId(String(id))));
    if (entry.type !== 'object' || !isSolution) continue;
    const lacking = Object.entries(solution).filter(([name]) => (name === 'type' ? type : id) === undefined);
    return insertProperties(document, `${path}/${index}`, lacking);
  }
  const first = placeAt(document, `${path}/0`);
  if (first) return insertItem(document, first, solution);
  return list.items.length === 0 ? replaceValue(document, path, [solution]) : [];
}

function fix(title: string, edits: TextEdit[]): RuleFix[] {
  return edits.length > 0 ? [{ title, edits }] : [];
}

function insertions(document: ParsedDocument, root: string, name: string, values: readonly string[]): RuleFix[] {
  return values
    .slice(0, 8)
    .flatMap((value) => fix(t('Add {0} "{1}"', name, value), insertProperty(document, root, name, value)));
}

function replacing({ offset, length }: { offset: number; length: number }, value: unknown): TextEdit {
  return { offset, length, text: JSON.stringify(value) };
}

/** Replaces the value at a JSON Pointer. */
function replaceValue(document: ParsedDocument, pointer: string, value: unknown): TextEdit[] {
  const place = placeAt(document, pointer);
  if (!place) return [];
  const { base, node } = place;
  const offset = base + node.offset;
  const style = textStyle(document.text, place.text.root, base);
  return [{ offset, length: node.length, text: jsonText(value, style, indentAt(document.text, offset)) }];
}
