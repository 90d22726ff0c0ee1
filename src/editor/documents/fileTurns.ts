import type { Uri } from 'vscode';
import { Turns } from '../../base/turns';

const turns = new Turns();

/**
 * Runs tasks on one file one after the other, in whatever command they are: a referral that one has created is in the
 * file before the next one reads it, so that nothing is created twice.
 * @param group tasks of one group that follow each other run at the same time; they must be about different referrals
 */
export function inTurn<T>(uri: Uri, task: () => Promise<T>, group?: object): Promise<T> {
  return turns.run(uri.toString(), task, group);
}
