import { l10n } from 'vscode';
import { ParsedDocument } from '../../language/document/parsedDocument';
import { insertProperty } from '../../language/edits/insertNode';
import type { Fix, Problem } from '../../language/types';
import { findReferrals } from '../../sync/files/findReferral';
import { eTagOf } from '../../sync/referral/eTag';
import { findVersion } from '../../sync/state/baseline';
import type { KnownReferrals } from '../connection/knownReferrals';
import type { ReferralIndex } from '../workspace/index/referralIndex';

/**
 * Returns the fixes that give a referral its lost ID back: that of the deal of which a version with its ETag is known.
 * An ID that another referral of the workspace has is not offered: this one is a copy.
 */
export async function restoreId(
  text: string,
  { code, offset }: Problem,
  services: { known: KnownReferrals; index: Pick<ReferralIndex, 'find'> },
): Promise<Fix[]> {
  const found = findReferrals(text).findLast((each) => each.offset <= offset);
  const eTag = eTagOf(found?.value);
  if (!found || eTag === '') return [];
  const known = (await services.known.all()).filter((each) => findVersion(each, eTag));
  const ids = [...new Set(known.map(({ body }) => String(body.id)))].filter((id) => isUnused(services.index, id));
  const document = ParsedDocument.parse(text);
  return ids.map((id) => ({
    title: l10n.t('Restore "id": {0}', id),
    codes: [code],
    safe: false,
    preferred: ids.length === 1,
    edits: insertProperty(document, found.pointer, 'id', id),
  }));
}

function isUnused(index: Pick<ReferralIndex, 'find'>, id: string): boolean {
  return index.find('id', id).length === 0;
}
