import { t } from '../../../base/l10n';
import { substatusesOf, transitionsOf } from '../../../domain/referral/statusMachine';
import type { Path } from '../../document/jsonNode';
import type { ParsedDocument } from '../../document/parsedDocument';
import { pathIn, referralPointer } from '../../document/paths';
import { insertProperty } from '../../edits/insertNode';
import { statusPair } from '../../facts/statusPair';
import type { Problem, TextEdit } from '../../types';
import { quoteList } from '../../wording';
import { defineRule } from '../defineRule';
import { knownState } from './knownState';

/**
 * A status that cannot follow the last one known from the service (Referral resources, "Status transition & Substatus
 * states").
 */
export const transitionNotAllowed = defineRule({
  code: 'status.transition-not-allowed',
  severity: 'error',
  summary: 'The status cannot follow the one that the service last reported for this referral.',
  reason:
    'The table "Status transition & Substatus states" on Microsoft\'s *Referral resources* page: New may become Active or Closed, Active may become Closed, Closed stays. The last known version is the one that was pulled or submitted last; without one, the rule says nothing, so it never does on the command line.\n\nThe example is wrong if the service last reported the referral as Active.',
  wrong: `
    {
      "id": "37ef26aa-1d15-4533-9f93-a69bd33ab1e5",
      "eTag": "\\"1\\"",
      "status": "New",
      "substatus": "Pending"
    }`,
  right: `
    {
      "id": "37ef26aa-1d15-4533-9f93-a69bd33ab1e5",
      "eTag": "\\"1\\"",
      "status": "Closed",
      "substatus": "Won"
    }`,
  remedy:
    'Go back to the known status, or choose one that may follow it; pull the latest version if the known one is old.',
  exampleHost: { known: { status: 'Active', substatus: 'Accepted' } },
  outside: 'known',
  check(referral, context) {
    const { status, substatus } = statusPair(referral);
    if (!status?.meant) return [];
    const state = knownState(referral, context);
    const allowed = state ? transitionsOf(state.status) : [];
    if (!state || allowed.length === 0 || allowed.includes(status.meant)) return [];
    return [
      {
        message:
          allowed.length === 1
            ? t('This referral is {0}, so it can\'t become {1}. Keep "{2}".', state.named, status.meant, state.status)
            : t(
                "This referral is {0}, so it can't become {1}. Use {2}.",
                state.named,
                status.meant,
                quoteList(allowed),
              ),
        place: status,
        at: 'value',
        data: {
          found: String(status.value),
          allowed,
          known: state.status,
          ...(state.substatus && { knownSubstatus: state.substatus }),
          ...(substatus && { substatusPath: substatus.path }),
        },
      },
    ];
  },
  /** Restores the status that the service has, or sets one that can follow it, with a substatus that fits. */
  fix(document, problem) {
    const { data } = problem;
    const { known, knownSubstatus } = data;
    const next = data.allowed.filter((status) => status !== known);
    return [
      {
        title: knownSubstatus
          ? t('Change back to "{0}" and "{1}"', known, knownSubstatus)
          : t('Change back to "{0}"', known),
        preferred: true,
        edits: to(document, problem, known, knownSubstatus),
      },
      ...next.flatMap((status) =>
        substatusesOf(status).map((substatus) => ({
          title: t('Change to "{0}" and "{1}"', status, substatus),
          edits: to(document, problem, status, substatus),
        })),
      ),
    ];
  },
});

type Transition = Problem & { data: { substatusPath?: Path } };

/** Writes a status, and a substatus if one is given. */
function to(document: ParsedDocument, problem: Transition, status: string, substatus: string | undefined): TextEdit[] {
  const { offset, length, data } = problem;
  const edit = { offset, length, text: JSON.stringify(status) };
  if (substatus === undefined) return [edit];
  const given = pathIn(document, offset, data.substatusPath);
  const other = given
    ? [{ ...given, text: JSON.stringify(substatus) }]
    : insertProperty(document, referralPointer(document, offset), 'substatus', substatus, { after: 'status' });
  return [edit, ...other];
}
