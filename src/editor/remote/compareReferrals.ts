import { commands, l10n, type Uri, workspace } from 'vscode';
import type { Saved } from '../../api/referralsApi';
import { referral } from '../../domain/referral';
import { applyEdits } from '../../language/edits/applyEdits';
import type { TextEdit } from '../../language/types';
import { acceptRemote } from '../../sync/acceptRemote';
import { asObject } from '../../sync/asObject';
import { findAgain } from '../../sync/findReferral';
import { referralText } from '../../sync/referralText';
import { wireNames } from '../../sync/wireNames';
import { readText } from '../readText';
import { rangeOfPath } from './rangeOfPath';
import type { RemoteDocuments } from './remoteDocuments';

/**
 * Opens the diff editor: on the left the file as it would be with the service's versions, so that only what differs
 * shows, on the right the file itself, which can be edited there. What the service sets itself, such as its dates, is no
 * difference.
 * @param at the property to reveal, of the first of `remotes`
 * @returns the address of the left side
 */
export async function compareReferrals(
  documents: RemoteDocuments,
  file: Uri,
  remotes: readonly Saved[],
  at?: readonly string[],
): Promise<Uri> {
  const path = workspace.asRelativePath(file);
  const text = await readText(file);
  const left = documents.put(path, withRemotes(text, remotes));
  const name = path.slice(path.lastIndexOf('/') + 1);
  const found = at && remotes[0] ? findAgain(text, { pointer: '', id: remotes[0].body.id }) : undefined;
  const options = found && at ? { selection: rangeOfPath(text, found, at) } : {};
  const title = l10n.t('{0} ({1} \u2194 your file)', name, documents.serviceName);
  await commands.executeCommand('vscode.diff', left, file, title, options);
  return left;
}

function withRemotes(text: string, remotes: readonly Saved[]): string {
  const edits: TextEdit[] = [];
  const apart: string[] = [];
  for (const { body, eTag } of remotes) {
    const found = findAgain(text, { pointer: '', id: body.id });
    if (found?.valid) {
      const remote = withOwnReadOnly(body, found.value);
      edits.push(...acceptRemote(text, found, { before: found.value, remote, absent: 'remove' }));
    } else apart.push(referralText(eTag ? { ...body, eTag } : body)); // in broken text there is no place for it
  }
  return apart.length > 0 ? apart.join('\n') : applyEdits(text, edits);
}

/** The service's version with the file's values of everything that only the service sets. */
function withOwnReadOnly(body: Readonly<Record<string, unknown>>, file: unknown): Record<string, unknown> {
  const own = asObject(wireNames(file));
  const names = referral.properties.filter(({ readOnly, name }) => readOnly || name === 'eTag').map(({ name }) => name);
  const changes = names.filter((name) => Object.hasOwn(own, name)).map((name) => [name, own[name]]);
  const rest = Object.entries(body).filter(([name]) => !names.includes(name));
  return Object.fromEntries([...rest, ...changes]);
}
