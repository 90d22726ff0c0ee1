import { Disposable, EventEmitter, type Memento, Uri, workspace } from 'vscode';
import { asObject } from '../../sync/referral/wireNames';
import type { SubmitResult } from '../../sync/submitResult';
import type { Connections } from './connections';
import type { KnownReferrals } from './knownReferrals';

export type Conflict = Extract<SubmitResult, { outcome: 'conflict' }>;

const key = 'referrals.openConflicts';

/** Maximum number of conflicts to keep: each holds a whole referral. */
const maxKept = 100;

/**
 * Conflicts that a submit found and the user has not resolved yet. A submit or a pull of the referral settles its
 * conflict. Stored with the workspace, so that closing the window loses none.
 */
export class OpenConflicts implements Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  /** By file, then by the ID of the referral in lower case, because its place in the file may change. */
  readonly #files = new Map<string, { uri: Uri; conflicts: Map<string, Conflict> }>();
  readonly #subscriptions: Disposable;

  constructor(
    private readonly parts: {
      connections: Pick<Connections, 'host' | 'onDidChange' | 'service'>;
      known: Pick<KnownReferrals, 'onDidWrite'>;
      memento: Memento;
    },
  ) {
    const { connections, known } = parts;
    this.#restore();
    this.#subscriptions = Disposable.from(
      this.#changed,
      this.#changed.event(() => this.#keep()),
      known.onDidWrite((ids) => {
        for (const id of ids) this.#settle((_key, conflictId) => conflictId === id.toLowerCase());
      }),
      connections.onDidChange(() => this.#settle(() => true)),
      workspace.onDidDeleteFiles(({ files }) => {
        const gone = files.map(String);
        this.#settle((key) => gone.some((address) => key === address || key.startsWith(`${address}/`)));
      }),
    );
  }

  /** Records the result of a submit. A conflict stays open until another result replaces it. */
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

  /** Returns the open conflict of a referral. */
  get(uri: Uri, id: string): Conflict | undefined {
    return this.#files.get(uri.toString())?.conflicts.get(id.toLowerCase());
  }

  /** Returns all open conflicts of a file. */
  of(uri: Uri): readonly Conflict[] {
    return [...(this.#files.get(uri.toString())?.conflicts.values() ?? [])];
  }

  /** All open conflicts. */
  get all(): readonly Conflict[] {
    return [...this.#files.values()].flatMap(({ conflicts }) => [...conflicts.values()]);
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

  /** Service that the open conflicts belong to. */
  get #service(): string {
    const { host, service } = this.parts.connections;
    return [service, host].join(' ');
  }

  #keep(): void {
    const conflicts = [...this.#files.values()].flatMap((entry) =>
      [...entry.conflicts.values()].map((conflict) => ({ uri: entry.uri.toString(), conflict })),
    );
    this.parts.memento.update(key, { service: this.#service, conflicts: conflicts.slice(-maxKept) });
  }

  /** Restores the conflicts of the last session. Leaves out invalid ones. */
  #restore(): void {
    const { service, conflicts } = asObject(this.parts.memento.get(key));
    if (service !== this.#service || !Array.isArray(conflicts)) return;
    for (const { uri, conflict } of conflicts.map(asObject)) {
      if (typeof uri !== 'string' || !isConflict(conflict)) continue;
      const entry = this.#files.get(uri) ?? { uri: Uri.parse(uri), conflicts: new Map<string, Conflict>() };
      entry.conflicts.set(conflict.id.toLowerCase(), conflict);
      this.#files.set(uri, entry);
    }
  }
}

function isConflict(value: unknown): value is Conflict {
  const { conflicts, id, message, outcome } = asObject(value);
  return outcome === 'conflict' && typeof id === 'string' && typeof message === 'string' && Array.isArray(conflicts);
}
