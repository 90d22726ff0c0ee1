import { Disposable, EventEmitter, type Uri, workspace } from 'vscode';
import type { SubmitResult } from '../../sync/submitResult';
import type { Connections } from './connections';
import type { KnownReferrals } from './knownReferrals';

export type Conflict = Extract<SubmitResult, { outcome: 'conflict' }>;

/**
 * Conflicts that a submit has found and that the user has not resolved yet. A submit or a pull of the referral settles
 * its conflict.
 */
export class OpenConflicts implements Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  /** By file, then by the id of the referral in lower case: its place in the file may move. */
  readonly #files = new Map<string, { uri: Uri; conflicts: Map<string, Conflict> }>();
  readonly #subscriptions: Disposable;

  constructor({ connections, known }: { connections: Connections; known: KnownReferrals }) {
    this.#subscriptions = Disposable.from(
      this.#changed,
      known.onDidChange((ids) => {
        for (const id of ids) this.#settle((_key, conflictId) => conflictId === id.toLowerCase());
      }),
      connections.onDidChange(() => this.#settle(() => true)),
      workspace.onDidDeleteFiles(({ files }) => {
        const gone = files.map(String);
        this.#settle((key) => gone.some((address) => key === address || key.startsWith(`${address}/`)));
      }),
    );
  }

  /** Takes note of what a submit came to: a conflict stays open until another result replaces it. */
  note(uri: Uri, result: SubmitResult): void {
    const key = uri.toString();
    if (result.outcome === 'conflict') {
      const entry = this.#files.get(key) ?? { uri, conflicts: new Map<string, Conflict>() };
      entry.conflicts.set(result.id.toLowerCase(), result);
      this.#files.set(key, entry);
      this.#changed.fire(uri);
    } else if ('id' in result && result.outcome !== 'unwritten') {
      const { id } = result;
      this.#settle((file, conflictId) => file === key && conflictId === id.toLowerCase());
    }
  }

  /** The open conflict of a referral. */
  get(uri: Uri, id: string): Conflict | undefined {
    return this.#files.get(uri.toString())?.conflicts.get(id.toLowerCase());
  }

  /** All open conflicts of a file. */
  of(uri: Uri): readonly Conflict[] {
    return [...(this.#files.get(uri.toString())?.conflicts.values() ?? [])];
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #settle(isSettled: (file: string, id: string) => boolean): void {
    for (const [key, { uri, conflicts }] of this.#files) {
      const before = conflicts.size;
      for (const id of conflicts.keys()) if (isSettled(key, id)) conflicts.delete(id);
      if (conflicts.size === before) continue;
      if (conflicts.size === 0) this.#files.delete(key);
      this.#changed.fire(uri);
    }
  }
}
