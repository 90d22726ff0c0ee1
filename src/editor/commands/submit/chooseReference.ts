import { l10n, type Uri } from 'vscode';
import { findReferrals } from '../../../sync/files/findReferral';
import { referenceOf } from '../../../sync/referral/reference';
import type { SubmitOptions } from '../../../sync/submit/submitReferral';
import type { Services } from '../../editorServices';
import { Cancelled } from '../../ui/cancelled';
import { showWarningMessage } from '../../ui/messages';

type Reference = NonNullable<SubmitOptions['reference']>;

/**
 * Chooses between the user's own references and generated ones, for the new referrals of each file. With `own`, a person
 * is asked about referrals that have none.
 * @param texts the texts of the files, each with a test of the referrals that are submitted
 * @param asks false for a script: then they are refused
 * @throws Cancelled if the user wants to add them first
 */
export async function chooseReference(
  { settings }: Services<'settings'>,
  texts: readonly { uri: Uri; text: string; isMeant: (pointer: string) => boolean }[],
  asks: boolean,
): Promise<(file: Uri) => Reference> {
  const modeOf = (file: Uri): Reference => settings.read(file)['submit.reference'];
  if (!asks) return modeOf;
  const own = texts.filter(({ uri }) => modeOf(uri) === 'own');
  const count = own.flatMap(({ text, isMeant }) =>
    findReferrals(text).filter(({ id, pointer, value }) => id === undefined && isMeant(pointer) && !referenceOf(value)),
  ).length;
  if (count === 0) return modeOf;
  const generate = l10n.t('Generate');
  const question =
    count === 1
      ? l10n.t('1 new referral has no externalReferenceId. Generate one?')
      : l10n.t('{0} new referrals have no externalReferenceId. Generate them?', count);
  const detail = l10n.t('Without it, a referral cannot be recognized if the response of the service is lost.');
  if ((await showWarningMessage(question, { modal: true, detail }, generate)) !== generate) throw new Cancelled();
  return () => 'generate';
}
