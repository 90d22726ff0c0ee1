import { type Diagnostic, languages, type Uri } from 'vscode';
import { poll } from '../../../scripts/vscode/poll';

/** The problems of the extension in a file. */
export function problems(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'referral');
}

/** The code of a problem, which links to the rule's page. */
export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until a file has a problem with this code, and gives it. */
export function problem(uri: Uri, code: string): Promise<Diagnostic> {
  return poll(`the problem ${code}`, () => problems(uri).find((each) => codeOf(each) === code));
}

/** Waits until a file has no problems. */
export async function noProblems(uri: Uri): Promise<void> {
  await poll('no problems', () => problems(uri).length === 0);
}
