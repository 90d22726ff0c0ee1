import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  Location,
  type Position,
  Range,
  type Uri,
} from 'vscode';
import type { Problem, Severity } from '../../language/types';
import { rulePage } from './rulePage';

/** Source that VS Code shows beside each problem of the extension. */
export const diagnosticSource = 'referral';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Codes of problems about text that can be removed without loss: VS Code fades it. */
const unnecessary: ReadonlySet<string> = new Set(['value.duplicate']);

/**
 * Converts a problem of the core to a diagnostic of VS Code.
 * @param document its address, and how its offsets become positions
 */
export function diagnosticOf(
  problem: Problem,
  document: { uri: Uri; positionAt(offset: number): Position },
): Diagnostic {
  const range = ({ offset, length }: { offset: number; length: number }) =>
    new Range(document.positionAt(offset), document.positionAt(offset + length));
  const diagnostic = new Diagnostic(range(problem), problem.message, severities[problem.severity]);
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: problem.code, target: rulePage(problem.code) };
  if (unnecessary.has(problem.code)) diagnostic.tags = [DiagnosticTag.Unnecessary];
  diagnostic.relatedInformation = problem.related
    ?.filter(({ uri }) => !uri || uri === document.uri.toString())
    .map((place) => new DiagnosticRelatedInformation(new Location(document.uri, range(place)), place.message));
  return diagnostic;
}
