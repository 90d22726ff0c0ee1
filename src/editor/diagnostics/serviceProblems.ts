import {
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  type Position,
  Range,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import type { ApiError } from '../../api/apiError';
import type { JsonNode } from '../../language/document/jsonNode';
import type { Unkept } from '../../sync/compare/checkKept';
import { type FoundReferral, findReferrals } from '../../sync/files/findReferral';
import { targetPointer } from '../../sync/referral/targetPointer';
import type { SubmitResult } from '../../sync/submitResult';
import { unkeptSentence } from '../../sync/words/unkeptText';
import { textPositions } from '../documents/positions';
import { readText } from '../documents/readText';

/** Code of problems that the service reported, in addition to the codes of the rules. */
const code = 'service.refused';
const delay = 200;

/** What the service reported about one place of a referral. */
interface Refusal {
  target: string;
  message: string;
}

/** Outcomes that settle earlier refusals of the service. */
const taken: readonly SubmitResult['outcome'][] = ['created', 'updated', 'unchanged', 'unwritten'];

/**
 * Refusals of the service that name a place in a file, shown among its problems until a submit of the referral
 * succeeds. The place follows edits.
 */
export class ServiceProblems implements Disposable {
  readonly #problems = languages.createDiagnosticCollection('referral-service');
  /** By the address of the file, then by the pointer of the referral. */
  readonly #refused = new Map<string, { uri: Uri; referrals: Map<string, readonly Refusal[]> }>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions = Disposable.from(
    this.#problems,
    workspace.onDidChangeTextDocument(({ document }) => this.#moved(document)),
    workspace.onDidDeleteFiles(({ files }) => this.#forget(files)),
    workspace.onDidRenameFiles(({ files }) => this.#forget(files.map(({ oldUri }) => oldUri))),
  );

  /** Records the results of a submit of some or all referrals of a file. */
  async show(uri: Uri, results: readonly SubmitResult[]): Promise<void> {
    const key = uri.toString();
    const entry = this.#refused.get(key) ?? { uri, referrals: new Map<string, readonly Refusal[]>() };
    for (const result of results) {
      if (taken.includes(result.outcome)) entry.referrals.delete(result.pointer);
      if (result.outcome === 'unconfirmed') entry.referrals.set(result.pointer, result.unkept.map(refusalOf));
      if (result.outcome !== 'failed' || result.error.kind !== 'rejected') continue;
      entry.referrals.set(result.pointer, refusals(result.error));
    }
    if (entry.referrals.size === 0) {
      this.#refused.delete(key);
      this.#problems.delete(uri);
      return;
    }
    this.#refused.set(key, entry);
    await this.#render(key);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  async #render(key: string): Promise<void> {
    const uri = this.#refused.get(key)?.uri;
    if (!uri) return;
    const text = await readText(uri).catch(() => '');
    const entry = this.#refused.get(key); // it may have been settled meanwhile
    if (!entry) return;
    const found = findReferrals(text);
    const positionAt = textPositions(text);
    const diagnostics = [...entry.referrals].flatMap(([pointer, places]) => {
      const referral = found.find((each) => each.pointer === pointer);
      return referral ? places.map((place) => diagnosticOf(referral, place, positionAt)) : [];
    });
    this.#problems.set(uri, diagnostics);
  }

  #moved({ uri }: TextDocument): void {
    const key = uri.toString();
    if (!this.#refused.has(key)) return;
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      this.#render(key);
    }, delay);
    this.#timers.set(key, timer);
  }

  #forget(uris: readonly Uri[]): void {
    const gone = uris.map(String);
    for (const [key, { uri }] of this.#refused) {
      if (!gone.some((address) => key === address || key.startsWith(`${address}/`))) continue;
      this.#refused.delete(key);
      this.#problems.delete(uri);
    }
  }
}

function refusalOf(unkept: Unkept): Refusal {
  return { target: unkept.path.join('/'), message: unkeptSentence(unkept, l10n.t('The service')) };
}

function refusals({ message, details }: ApiError): Refusal[] {
  const named = (details.targets ?? []).map((each) => ({
    target: each.target,
    message: l10n.t('Refused by the service: {0}', each.message || each.code || message),
  }));
  if (named.length > 0) return named;
  return details.target === undefined ? [] : [{ target: details.target, message }];
}

function diagnosticOf(
  found: FoundReferral,
  { target, message }: Refusal,
  positionAt: (offset: number) => Position,
): Diagnostic {
  const names = (targetPointer(found.value, target) ?? '')
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const node = names.length > 0 ? nodeAtPath(found.node, names) : undefined;
  const offset = node?.offset ?? found.offset;
  const isScalar = node && node.type !== 'object' && node.type !== 'array';
  const range = new Range(positionAt(offset), positionAt(offset + (isScalar ? node.length : 1)));
  const diagnostic = new Diagnostic(range, message, DiagnosticSeverity.Error);
  diagnostic.source = 'referral';
  diagnostic.code = code;
  return diagnostic;
}

function nodeAtPath(root: JsonNode, names: readonly string[]): JsonNode | undefined {
  return names.reduce<JsonNode | undefined>(
    (node, name) => (node?.type === 'array' ? node.items[Number(name)] : node?.member(name)),
    root,
  );
}
