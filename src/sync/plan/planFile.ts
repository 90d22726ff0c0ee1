import type { CallOptions } from '../../api/referralsApi';
import { type FoundReferral, findReferrals } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import { payload } from '../referral/payload';
import { CreateNotesError } from '../state/creates/createNotes';
import { knownCreate } from '../state/creates/knownCreate';
import type { SyncServices } from '../syncServices';
import type { Plan } from './plan';
import { type PlannedReferral, planReferral } from './planReferral';

type Services = Pick<SyncServices, 'api' | 'baselines' | 'records' | 'held' | 'serviceName' | 'wait'>;

/**
 * Plans all referrals of a file, in its order; see `planReferral`. One without an ID that is known to have been created is
 * not planned as a create: `adopt` gives it its ID back, and `doubtful` asks the user.
 */
export async function planFile(
  services: Services,
  file: Pick<ReferralFile, 'name' | 'read'>,
  options: CallOptions & { ask?: boolean } = {},
): Promise<PlannedReferral[]> {
  const rows: PlannedReferral[] = [];
  const text = await file.read();
  for (const found of findReferrals(text)) {
    const row = await planReferral(services, file.name, found, options);
    const isCreate = row.plan === 'create' && row.draft === undefined;
    rows.push(isCreate ? { ...row, plan: await planOfCreate(services, file.name, text, found) } : row);
  }
  return rows;
}

async function planOfCreate(services: Services, file: string, text: string, found: FoundReferral): Promise<Plan> {
  const { pointer, value } = found;
  try {
    const known = await knownCreate(services, { file, text, pointer, body: payload(value, 'create') });
    if (known.kind === 'created') return known.isSame && known.isOwn ? 'adopt' : 'doubtful';
    return known.kind === 'held' ? 'doubtful' : 'create';
  } catch (error) {
    // The submit tells what is wrong with the records.
    if (error instanceof CreateNotesError) return 'create';
    throw error;
  }
}
