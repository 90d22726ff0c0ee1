import { findNodeAtLocation } from 'jsonc-parser';
import { Diagnostic, DiagnosticSeverity, type Disposable, languages, Range, type TextDocument } from 'vscode';
import type { ApiError } from '../../api/apiError';
import { type FoundReferral, findReferrals } from '../../sync/findReferral';
import type { SubmitResult } from '../../sync/submitResult';
import { targetPointer } from '../../sync/targetPointer';

/** The code of what the service refused, beside the codes of the rules. */
const code = 'service.refused';

/**
 * What the service refused of a file's referrals, shown among its problems where the service names a place; until the
 * file is submitted again, or the place is edited away.
 */
export class ServiceProblems implements Disposable {
  readonly #problems = languages.createDiagnosticCollection('referral-service');

  /** Shows what a submit of the document came to: nothing, where all is well. */
  show(document: TextDocument, results: readonly SubmitResult[]): void {
    const referrals = findReferrals(document.getText());
    const diagnostics = results.flatMap((result) => {
      const found = referrals.find(({ pointer }) => pointer === result.pointer);
      if (!found || result.outcome !== 'failed' || result.error.kind !== 'rejected') return [];
      return places(result.error).map(({ target, message }) => {
        const diagnostic = new Diagnostic(rangeOf(document, found, target), message, DiagnosticSeverity.Error);
        diagnostic.source = 'referral';
        diagnostic.code = code;
        return diagnostic;
      });
    });
    this.#problems.set(document.uri, diagnostics);
  }

  dispose(): void {
    this.#problems.dispose();
  }
}

function places({ message, details }: ApiError): { target: string; message: string }[] {
  const named = (details.targets ?? []).map((each) => ({
    target: each.target,
    message: `The service refuses this: ${each.message || each.code || message}`,
  }));
  if (named.length > 0) return named;
  return details.target === undefined ? [] : [{ target: details.target, message }];
}

function rangeOf(document: TextDocument, found: FoundReferral, target: string): Range {
  const path = (targetPointer(found.value, target) ?? '')
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((name) => (/^\d+$/.test(name) ? Number(name) : name));
  const node = found.node && path.length > 0 ? findNodeAtLocation(found.node, path) : undefined;
  const offset = node?.offset ?? found.offset;
  const isScalar = node && node.type !== 'object' && node.type !== 'array';
  return new Range(document.positionAt(offset), document.positionAt(offset + (isScalar ? node.length : 1)));
}
