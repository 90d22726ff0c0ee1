import { Uri } from 'vscode';
import { targetFile } from '../../arguments/targetFile';

/** A file that a batch is for, or the one referral of it at `pointer`. */
export interface BatchSubject {
  uri: Uri;
  pointer?: string;
}

/** Returns what a command was called with: addresses, rows of the local view, lists of them; else the active editor. */
export function batchSubjects(argument: unknown): BatchSubject[] {
  const given = [argument].flat(2).flatMap((each) => subjectOf(each) ?? []);
  if (given.length === 0) return [{ uri: targetFile(undefined) }];
  const whole = new Set(given.filter(({ pointer }) => pointer === undefined).map(({ uri }) => uri.toString()));
  // A referral whose file is selected as well is changed once.
  const own = given.filter(({ uri, pointer }) => pointer === undefined || !whole.has(uri.toString()));
  return [...new Map(own.map((each) => [`${each.uri}#${each.pointer ?? ''}`, each])).values()];
}

function subjectOf(value: unknown): BatchSubject | undefined {
  if (value instanceof Uri) return { uri: value };
  if (typeof value !== 'object' || value === null || !('uri' in value) || !(value.uri instanceof Uri)) return undefined;
  const { uri } = value;
  return 'pointer' in value && typeof value.pointer === 'string' ? { uri, pointer: value.pointer } : { uri };
}
