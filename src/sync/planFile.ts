import type { CallOptions } from '../api/referralsApi';
import { findReferrals } from './findReferral';
import { type PlannedReferral, planReferral } from './planReferral';
import type { ReferralFile } from './referralFile';
import type { SyncServices } from './syncServices';

/** Plans all referrals of a file, in its order; see `planReferral`. */
export async function planFile(
  services: Pick<SyncServices, 'api' | 'baselines'>,
  file: Pick<ReferralFile, 'name' | 'read'>,
  options: CallOptions & { ask?: boolean } = {},
): Promise<PlannedReferral[]> {
  const rows: PlannedReferral[] = [];
  for (const found of findReferrals(await file.read())) {
    rows.push(await planReferral(services, file.name, found, options));
  }
  return rows;
}
