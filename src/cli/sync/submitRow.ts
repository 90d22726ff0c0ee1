import type { RemoteReferral } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { quoteList } from '../../language/wording';
import type { MergePath } from '../../sync/merge/mergeReferral';
import { eTagOf } from '../../sync/referral/eTag';
import { targetPointer } from '../../sync/referral/targetPointer';
import type { SubmitOptions } from '../../sync/submit/submitReferral';
import type { SubmitResult } from '../../sync/submitResult';
import type { SyncServices } from '../../sync/syncServices';
import { propertyNames } from '../../sync/words/propertyName';
import {
  alsoSetText,
  foundText,
  keptText,
  outdatedText,
  unsentText,
  unsureText,
  untakenText,
} from '../../sync/words/submittedText';
import type { CheckedFile } from '../formats/report';
import { conflictRow } from './conflictRow';
import type { OutcomeRow } from './outcomeReport';

/**
 * Returns the row for a result, with what the user can do about it.
 * @param value the referral in the file
 * @param service the name of the service
 */
export function rowOf(result: SubmitResult, value: unknown, service: string, options: SubmitOptions): OutcomeRow {
  const { outcome } = result;
  const id = 'id' in result ? { id: result.id } : {};
  const eTag = 'eTag' in result ? { eTag: result.eTag } : {};
  const asked = result.outcome === 'removal' ? propertyNames(result.removals.map(({ path }) => path)) : '';
  const removed = result.outcome === 'updated' ? propertyNames(result.removed ?? []) : '';
  const kept = 'kept' in result && result.kept ? keptText(result.kept, service) : '';
  const outdated = 'isOld' in result && result.isOld ? outdatedText() : '';
  const found = result.outcome === 'created' && result.adopted ? foundText(result.answer.differs, service) : '';
  const unsure = 'unsure' in result && result.unsure ? unsureText(result.unsure, service) : '';
  const set = result.outcome === 'updated' && result.sent.length > 0 ? result.answer.set : [];
  const also = set.length > 0 ? alsoSetText(set, service) : '';
  const merged = result.outcome === 'updated' ? propertyNames(result.merged ?? []) : '';
  const message = asked
    ? { message: t('Nothing was sent: this removes {0}. To remove that, use --allow-removals.', asked) }
    : 'message' in result
      ? result.outcome === 'conflict'
        ? conflictRow(result.message, result.conflicts, service)
        : { message: textOf(result, options) }
      : messageRow([
          found,
          removed && t('Removed: {0}', removed),
          merged && mergedText(merged, service),
          also,
          kept,
          unsure,
          'untaken' in result && result.untaken ? untakenText(result.untaken, service) : '',
          'unsent' in result && result.unsent ? unsentText(result.unsent) : '',
          outdated,
        ]);
  const targets = result.outcome === 'failed' ? (result.error.details.targets ?? []) : [];
  const problems = targets.map((each) => ({ ...each, path: targetPointer(value, each.target) }));
  const requestId = result.outcome === 'failed' ? result.error.details.requestId : undefined;
  return {
    ...id,
    outcome: result.outcome === 'updated' && result.sent.length === 0 ? outcomeUnsent(result, value) : outcome,
    ...eTag,
    ...message,
    ...(requestId && { requestId }),
    ...(problems.length > 0 && { problems }),
  };
}

/** Returns the message for properties that were merged from the service. */
export function mergedText(names: string, service: string): string {
  return t('Merged from {0}: {1}.', service, names);
}

function textOf(result: Extract<SubmitResult, { message: string }>, options: SubmitOptions): string {
  if (result.outcome === 'copy') return copyText(result.message);
  if (result.outcome !== 'doubtful') return result.message;
  return [result.message, decisionText(result.candidates, options)].join(' ').trim();
}

/** Returns the options that decide about a create in doubt. */
export function decisionText(candidates: readonly RemoteReferral[], { inDoubt, mayRepeat }: SubmitOptions): string {
  const ids = candidates.map(({ id }) => `--use-id ${id}`);
  const use = ids.length > 0 && ids.length < 4 ? t('If it is this deal, use {0}.', ids.join(t(' or '))) : '';
  if (inDoubt === 'create' && mayRepeat === false)
    return `${use} ${t('To create it a second time, name this file itself, with --create-anyway.')}`.trim();
  return use && `${use} ${t('If it is another deal, name this file itself, with --create-anyway.')}`;
}

/** Returns the outcome of an update without anything to send: `pulled` if the file changed, else `unchanged`. */
function outcomeUnsent({ eTag, merged = [] }: { eTag: string; merged?: readonly MergePath[] }, value: unknown): string {
  return eTag === eTagOf(value) && merged.length === 0 ? 'unchanged' : 'pulled';
}

/** Adds the option that creates a copy anyway. */
export function copyText(message: string): string {
  return t('{0} To create it like this, use --allow-copies.', message);
}

/** Formats the first of the problems that block a referral, and the number of others. */
export function blockedText(problems: CheckedFile['problems']): string {
  const [first, ...others] = problems;
  if (!first) return '';
  const { line, character } = first.range.start;
  const text = `${line + 1}:${character + 1} ${first.message} [${first.code}]`;
  return others.length > 0 ? t('{0} (and {1} more)', text, others.length) : text;
}

/** Returns the row of a referral with solution areas or plays that no known fiscal year has. */
export function unconfirmedRow(key: 'plan' | 'outcome', names: readonly string[]): Partial<OutcomeRow> {
  const all = quoteList(names, { maxValues: names.length });
  const message = t(
    'Nothing was sent: no known fiscal year has {0} as solution area or play. To send it like this, use --allow-unknown-names.',
    all,
  );
  return { [key]: 'unknown', message };
}

/** Joins sentences to a message. Leaves out empty ones. */
export function messageRow(sentences: readonly string[]): Pick<OutcomeRow, 'message'> {
  const message = sentences.filter(Boolean).join(' ');
  return message ? { message } : {};
}

/** Returns the name of the service in messages. */
export function nameOf({ serviceName = t('Partner Center') }: SyncServices): string {
  return serviceName;
}
