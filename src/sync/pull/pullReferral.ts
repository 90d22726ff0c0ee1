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

/** The files that a pull writes to. */
export interface PullTarget {
  /** Returns the file that already contains the referral, in any folder with referrals. */
  find(id: string): Promise<{ file: ReferralFile; pointer: string } | undefined>;
  /** Returns the referrals without an ID in the files of the user; see `LostReferrals`. */
  unidentified?(): Promise<readonly UnidentifiedReferral[]>;
  /** Returns the files of the user that are not valid JSON and so may contain any deal. */
  broken?(): Promise<readonly ReferralFile[]>;
  /**
   * Reserves a name for a new file of this pull (see `TakenNames`).
   * @returns false if the name exists in the folder or is already reserved
   */
  take(name: string): Promise<boolean>;
  /**
   * Creates a file in the folder, completely or not at all. Rejects if the name exists.
   * @returns the name of the file, as in `ReferralFile.name`
   */
  create(name: string, text: string): Promise<string>;
}

/**
 * Pulls a referral to the file that contains it (see `pullInto`) or that has lost its ID, else to a new file.
 * @param source the referral's ID, or its version if it was just read
 * @param fileName the template of a new file's name; see `fileNames`
 * @param lost finds files that have lost their IDs; share one between all pulls of a run
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
  // A submit may have created it from a file since the pull began.
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

/** Finds a file that is not valid JSON and contains an ID, for which no second file must be written. */
async function brokenFileWith(target: PullTarget, id: string): Promise<ReferralFile | undefined> {
  for (const file of (await target.broken?.()) ?? []) {
    const text = await file.read().catch(() => '');
    if (text.toLowerCase().includes(id.toLowerCase())) return file;
  }
  return undefined;
}
