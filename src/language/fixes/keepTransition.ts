import { t } from '../../base/l10n';
import { substatusesOf } from '../../domain/statusMachine';
import type { ParsedDocument } from '../document/parsedDocument';
import { insertProperty } from '../edits/insertProperty';
import type { Problem, TextEdit } from '../types';
import type { FixProvider } from './fixProvider';
import { pathIn } from './pathIn';
import { referralPointer } from './referralPointer';

/** Goes back to the status that the service has, or on to one that follows it; with a substatus that fits. */
export const keepTransition: FixProvider = {
  codes: ['status.transition-not-allowed'],
  offer(document, problem) {
    const { code, data } = problem;
    const known = String(data?.known ?? '');
    const knownSubstatus = typeof data?.knownSubstatus === 'string' ? data.knownSubstatus : undefined;
    const next = (data?.allowed ?? []).filter((status) => status !== known);
    return [
      {
        title: knownSubstatus
          ? t('Change back to "{0}" and "{1}"', known, knownSubstatus)
          : t('Change back to "{0}"', known),
        codes: [code],
        safe: false,
        preferred: true,
        edits: to(document, problem, known, knownSubstatus),
      },
      ...next.flatMap((status) =>
        substatusesOf(status).map((substatus) => ({
          title: t('Change to "{0}" and "{1}"', status, substatus),
          codes: [code],
          safe: false,
          edits: to(document, problem, status, substatus),
        })),
      ),
    ];
  },
};

function to(document: ParsedDocument, problem: Problem, status: string, substatus: string | undefined): TextEdit[] {
  const { offset, length, data } = problem;
  const edit = { offset, length, text: JSON.stringify(status) };
  if (substatus === undefined) return [edit];
  const given = pathIn(document, offset, data?.substatusPath);
  const other = given
    ? [{ ...given, text: JSON.stringify(substatus) }]
    : insertProperty(document, referralPointer(document, offset), 'substatus', substatus, { after: 'status' });
  return [edit, ...other];
}
