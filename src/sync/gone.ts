import type { SubmitResult } from './submitResult';

/** The result where the service has no referral with the id of the file. */
export function gone(pointer: string, id: string): Extract<SubmitResult, { outcome: 'gone' }> {
  const message = `The service has no referral with the id ${id}. Check that the right service and account are chosen; to create it anew, take "id" and "eTag" out of the file.`;
  return { pointer, outcome: 'gone', id, message };
}
