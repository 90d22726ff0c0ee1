import type { Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { messageOf } from '../../base/messageOf';
import { defaultFileName, fileNames } from '../files/fileNames';
import { newFileText } from '../files/newFileText';
import type { ReferralFile } from '../files/referralFile';
import { keepBaseline, keepPart } from '../state/keepBaseline';
import type { SyncServices } from '../syncServices';
import { LostReferrals, type UnidentifiedReferral } from './lostReferrals';
import { type PullOptions, pullInto } from './pullInto';
import type { PullResult } from './pullResult';
import { readRemote } from './readRemote';

/** Where pulled referrals go. */
export interface PullTarget {
  /** The file that holds the referral already, anywhere the user keeps referrals. */
  find(id: string): Promise<{ file: ReferralFile; pointer: string } | undefined>;
  /** The referrals without an ID in the files of the user; see `LostReferrals`. */
  unidentified?(): Promise<readonly UnidentifiedReferral[]>;
  /** The files of the user that are not valid JSON, so that they may hold any deal. */
  broken?(): Promise<readonly ReferralFile[]>;
  /**
   * Takes a name for a new file, for this pull alone (see `TakenNames`).
   * @returns false if the folder has a file, or anything else, of this name, or if it was taken before
   */
  take(name: string): Promise<boolean>;
  /**
   * Makes a file in the folder, whole or not at all; rejects if one of this name exists.
   * @returns the file's name as `ReferralFile.name` would give it
   */
  create(name: string, text: string): Promise<string>;
}

/**
 * Pulls one referral: into the file that holds it (see `pullInto`) or has lost its ID, else into a new one.
 * @param source the referral's id, or its version if it was read just now
 * @param fileName the template of a new file's name; see `fileNames`
 * @param lost finds the files that have lost their IDs; one for all pulls of a run
 */
export async function pullReferral(
  services: SyncServices,
  target: PullTarget,
  source: string | Saved,
  {
    fileName = defaultFileName,
    lost = new LostReferrals(services, () => target.unidentified?.()),
    ...options
  }: Omit<PullOptions, 'pointer'> & { fileName?: string; lost?: LostReferrals } = {},
): Promise<PullResult> {
  const held = await target.find(typeof source === 'string' ? source : source.body.id);
  if (held) return pullInto(services, held.file, source, { ...options, pointer: held.pointer });
  const call = options.signal ? { signal: options.signal } : {};
  const read = await readRemote(services, source, call);
  if ('outcome' in read) return read;
  const restored = await lost.pull(read, { ...call, isRow: options.isRow });
  if (restored) return restored;
  const { body, eTag } = read;
  // It may have been created from a file since the pull began.
  const made = await target.find(body.id);
  if (made) return pullInto(services, made.file, read, { ...options, pointer: made.pointer });

  const broken = await brokenFileWith(target, body.id);
  if (broken) {
    const message = t(
      'Not pulled: {0} is not valid JSON and contains the ID of this deal. Correct it, then pull again.',
      broken.name,
    );
    return { id: body.id, outcome: 'invalid', file: broken.name, message };
  }

  const names = fileNames(body, fileName);
  let name = names.next().value;
  while (!(await target.take(name))) name = names.next().value;
  try {
    const file = await target.create(name, newFileText(eTag ? { ...body, eTag } : body));
    await (options.isRow ? keepPart : keepBaseline)(services, read, {});
    return { id: body.id, outcome: 'created', file, eTag };
  } catch (error) {
    const message = t('Could not write {0}: {1}. Correct this, then pull again.', name, messageOf(error));
    return { id: body.id, outcome: 'unwritten', file: name, message };
  }
}

/** Finds a broken file whose text has an ID: a second file must not be written for it. */
async function brokenFileWith(target: PullTarget, id: string): Promise<ReferralFile | undefined> {
  for (const file of (await target.broken?.()) ?? []) {
    const text = await file.read().catch(() => '');
    if (text.toLowerCase().includes(id.toLowerCase())) return file;
  }
  return undefined;
}
