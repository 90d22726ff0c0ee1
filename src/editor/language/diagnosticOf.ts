import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Location,
  type Position,
  Range,
  type Uri,
} from 'vscode';
import type { Problem, Severity } from '../../language/types';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * A problem of the core as VS Code shows it.
 * @param document Where it was found: its address, and how its offsets become positions.
 */
export function diagnosticOf(
  problem: Problem,
  document: { uri: Uri; positionAt(offset: number): Position },
): Diagnostic {
  const range = ({ offset, length }: { offset: number; length: number }) =>
    new Range(document.positionAt(offset), document.positionAt(offset + length));
  const diagnostic = new Diagnostic(range(problem), problem.message, severities[problem.severity]);
  diagnostic.source = 'referral';
  diagnostic.code = problem.code;
  diagnostic.relatedInformation = problem.related
    ?.filter(({ uri }) => !uri || uri === document.uri.toString())
    .map((place) => new DiagnosticRelatedInformation(new Location(document.uri, range(place)), place.message));
  return diagnostic;
}
