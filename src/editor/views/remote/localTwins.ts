import { Disposable, EventEmitter, Uri } from 'vscode';
import type { WorkspaceIndex } from '../../workspace/index/workspaceIndex';
import type { ProblemCounts } from '../problemCounts';
import type { SyncStates } from '../syncStates';
import type { LocalLookup, LocalTwin } from './remoteNode';

/** Finds the files that hold referrals of the service, so that the remote view shows their sync states and problems. */
export class LocalTwins implements LocalLookup, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: Disposable;

  constructor(private readonly parts: { workspaceIndex: WorkspaceIndex; states: SyncStates; problems: ProblemCounts }) {
    const { problems, states, workspaceIndex } = parts;
    const tell = () => this.#changed.fire();
    this.#subscriptions = Disposable.from(
      this.#changed,
      workspaceIndex.onDidChange(tell),
      states.onDidChange(tell),
      problems.onDidChange(tell),
    );
  }

  async of(id: string): Promise<LocalTwin | undefined> {
    const { problems, states, workspaceIndex } = this.parts;
    const [found] = workspaceIndex.index.find('id', id);
    if (!found) return undefined;
    const uri = Uri.parse(found.uri);
    const state = (await states.of(uri)).find(({ pointer }) => pointer === found.pointer)?.state;
    const all = workspaceIndex.index.get(found.uri) ?? [];
    if (all.length === 1) return { state, problems: problems.of(uri) };
    const next = all[all.indexOf(found) + 1]?.line ?? Number.POSITIVE_INFINITY;
    return { state, problems: problems.between(uri, found.line, next) };
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
