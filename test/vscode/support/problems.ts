import { type Diagnostic, languages, type Uri } from 'vscode';
import { poll } from '../../../scripts/vscode/poll';

/** The problems of the extension in a file. */
export function problems(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'referral');
}

/** Waits until a file has a problem with this code, and gives it. */
export function problem(uri: Uri, code: string): Promise<Diagnostic> {
  return poll(`the problem ${code}`, () => problems(uri).find((each) => each.code === code));
}

/** Waits until a file has no problems. */
export async function noProblems(uri: Uri): Promise<void> {
  await poll('no problems', () => problems(uri).length === 0);
}
