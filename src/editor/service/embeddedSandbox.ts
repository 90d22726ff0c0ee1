import { type Disposable, type LogOutputChannel, l10n, type Uri, workspace } from 'vscode';
import { translator } from '../../base/l10n';
import type { Sandbox, startSandbox } from '../../sandbox/startSandbox';
import type { SettingsReader } from '../settings';

/** Loads the sandbox, which is a bundle of its own. */
export type LoadSandbox = () => Promise<{ startSandbox: typeof startSandbox }>;

/** The sandbox inside the extension host: started when it is first needed, its data kept between sessions. */
export class EmbeddedSandbox {
  #running: Promise<Sandbox> | undefined;
  readonly #subscription: Disposable;

  constructor(
    private readonly folder: Uri,
    private readonly log: LogOutputChannel,
    private readonly load: LoadSandbox,
    private readonly settings: SettingsReader,
  ) {
    this.#subscription = settings.onDidChange((change) => {
      if (!change.affectsConfiguration('referrals.sandbox.profile')) return;
      this.#running?.then((sandbox) => sandbox.setProfile(this.#profile)).catch(() => undefined); // it never ran
    });
  }

  get #profile() {
    return this.settings.read()['sandbox.profile'];
  }

  /** Whether it was started already. */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** The sandbox, running. */
  start(): Promise<Sandbox> {
    this.#running ??= this.#start().catch((error: unknown) => {
      this.#running = undefined; // the next call tries again
      throw error;
    });
    return this.#running;
  }

  /** Ends it and deletes its referrals; the next start begins with the samples. */
  async delete(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await running?.then((sandbox) => sandbox.close()).catch(() => undefined); // it never ran
    await Promise.resolve(workspace.fs.delete(this.folder, { recursive: true })).catch(() => undefined); // it is not there
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#running?.then((sandbox) => sandbox.close()).catch(() => undefined); // it never ran, or is gone already
    this.#running = undefined;
  }

  async #start(): Promise<Sandbox> {
    if (this.folder.scheme !== 'file')
      throw new Error(
        l10n.t(
          'The built-in sandbox needs VS Code on a desktop computer or a server. Start one with "referrals sandbox" and put its address into the setting referrals.endpoint.',
        ),
      );
    const { startSandbox } = await this.load();
    const sandbox = await startSandbox({
      dataDir: this.folder.fsPath,
      profile: this.#profile,
      log: (message) => this.log.info(message),
      translate: translator(),
    });
    this.log.info(`The sandbox listens on ${sandbox.url}`);
    return sandbox;
  }
}
