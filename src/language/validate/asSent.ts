import { isObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import type { ParsedDocument } from '../document/parsedDocument';
import { pathOf } from '../document/paths';
import type { RuleContext } from '../rules/defineRule';
import type { Problem } from '../types';
import { sentences } from '../wording';
import { identityOf } from './identityOf';

/**
 * Makes an error a warning if the service itself sent the value: the user did not write it, and it must not keep other
 * changes of the referral from being submitted.
 */
export function asSent(document: ParsedDocument, problem: Problem, known: RuleContext['known']): Problem {
  if (problem.severity !== 'error') return problem;
  const text = document.textAt(document.indexAt(problem.offset));
  const id = text?.isObject ? identityOf(text)?.written('id') : undefined;
  const body = id === undefined ? undefined : known(id)?.body;
  if (!text || body === undefined) return problem;
  const path = pathOf(document, problem);
  const value = text.node(path)?.value;
  const sent = path.reduce<unknown>((part, name) => {
    const holder: unknown = part;
    return isObject(holder) || Array.isArray(holder) ? Reflect.get(holder, name) : undefined;
  }, body);
  if (path.length === 0 || value === undefined || JSON.stringify(value) !== JSON.stringify(sent)) return problem;
  return { ...problem, severity: 'warning', message: sentences(problem.message, t('The service sent this value.')) };
}
