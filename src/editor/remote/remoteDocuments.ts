import {
  CodeLens,
  type Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextDocumentContentProvider,
  Uri,
  workspace,
} from 'vscode';
import type { RemoteReferral } from '../../api/referralsApi';
import { formatJson } from '../../base/exactJson';
import { withoutTransport } from '../../sync/referral/payload';
import type { Baseline } from '../../sync/state/baseline';
import { serviceTitle } from '../connection/chosenService';
import type { Connections } from '../connection/connections';
import type { KnownReferrals } from '../connection/knownReferrals';

export const remoteScheme = 'referral-remote';

/**
 * Read-only documents of the service's versions, for display and comparison. Their addresses contain service and ID. A
 * text that was `put` is shown until the next one; anything else is read from the service.
 */
export class RemoteDocuments implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #texts = new Map<string, string>();
  readonly #registration: Disposable;

  constructor(
    private readonly connections: Connections,
    private readonly known: KnownReferrals,
  ) {
    // Last of all: VS Code listens only to an event that is there already.
    this.#registration = workspace.registerTextDocumentContentProvider(remoteScheme, this);
  }

  /** The chosen service in messages. */
  get serviceName(): string {
    return this.connections.serviceName;
  }

  /** Returns the version of a referral that the file comes from, as far as known. */
  baseline(id: string): Promise<Baseline | undefined> {
    return this.known
      .store()
      .baselines.get(id)
      .catch(() => undefined);
  }

  /**
   * Returns the address of a remote referral. Its name is the title of the editor, so it says which version is shown:
   * `Loyalty on Azure (Sandbox).referral.json`.
   */
  uriOf({ id, name }: { id: string; name?: unknown }): Uri {
    const title = (typeof name === 'string' && name.replace(/[\\/:*?"<>|#%]+/g, ' ').trim()) || id;
    const { service } = this.connections;
    return Uri.from({
      scheme: remoteScheme,
      path: `/${service}/${title} (${serviceTitle(service)}).referral.json`,
      query: id,
    });
  }

  /** Shows `text` under `path`, independent of the service. */
  put(path: string, text: string): Uri {
    const uri = Uri.from({ scheme: remoteScheme, path: `/${this.connections.service}/${path}` });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  /** Whether a document of `put` with this path is open. */
  shows(path: string): boolean {
    const address = Uri.from({ scheme: remoteScheme, path: `/${this.connections.service}/${path}` }).toString();
    return this.#texts.has(address) && workspace.textDocuments.some(({ uri }) => uri.toString() === address);
  }

  /** Reads all shown referrals again. */
  refresh(): void {
    for (const { uri } of workspace.textDocuments)
      if (uri.scheme === remoteScheme && !this.#texts.has(uri.toString())) this.#changed.fire(uri);
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const text = this.#texts.get(uri.toString());
    if (text !== undefined) return text;
    if (!uri.path.startsWith(`/${this.connections.service}/`))
      throw new Error(
        l10n.t('This referral is from a service that is not selected now. Select that service to see it.'),
      );
    const { api } = await this.connections.open({ interactive: false });
    return pretty((await api.get(uri.query)).body);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

function pretty(body: RemoteReferral): string {
  return `${formatJson(withoutTransport(body), 2)}\n`;
}

/**
 * Registers the lens above a service's version, which says that it cannot be edited, and offers to pull it into a file.
 */
export function registerReadOnlyLens(): Disposable {
  return languages.registerCodeLensProvider(
    { scheme: remoteScheme },
    {
      provideCodeLenses({ uri }) {
        // Only a referral of the service has its id here; others are one side of a comparison.
        if (uri.query === '') return [];
        const top = new Range(0, 0, 0, 0);
        const words = uri.path.startsWith('/sandbox/')
          ? l10n.t('Read-only: the version in the sandbox')
          : l10n.t('Read-only: the version in Partner Center');
        const pull = l10n.t('Pull into the workspace to edit');
        return [
          new CodeLens(top, { title: words, command: '' }),
          new CodeLens(top, { title: `$(cloud-download) ${pull}`, command: 'referrals.pull', arguments: [uri.query] }),
        ];
      },
    },
  );
}
