import { type Disposable, type LogOutputChannel, type Uri, workspace } from 'vscode';
import { translator } from '../../base/l10n';
import type { SettingsReader } from '../configuration/settings';
import type { Platform, RunningSandbox } from '../platform';

/** Runs the sandbox inside the extension host. It starts when first needed and keeps its data between sessions. */
export class EmbeddedSandbox {
  #running: Promise<RunningSandbox> | undefined;
  #deleted: Promise<void> = Promise.resolve();
  readonly #subscription: Disposable;

  constructor(
    private readonly folder: Uri,
    private readonly log: LogOutputChannel,
    private readonly launch: Platform['startSandbox'],
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

  /** Starts the sandbox, unless it runs already. */
  start(): Promise<RunningSandbox> {
    this.#running ??= this.#start().catch((error: unknown) => {
      this.#running = undefined; // the next call tries again
      throw error;
    });
    return this.#running;
  }

  /** Stops it and deletes its referrals. The next start begins with the samples. */
  delete(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    this.#deleted = this.#deleted.then(() => this.#delete(running));
    return this.#deleted;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#running?.then((sandbox) => sandbox.close()).catch(() => undefined); // it never ran, or is gone already
    this.#running = undefined;
  }

  async #delete(running: Promise<RunningSandbox> | undefined): Promise<void> {
    await running?.then((sandbox) => sandbox.close()).catch(() => undefined); // it never ran
    await Promise.resolve(workspace.fs.delete(this.folder, { recursive: true })).catch(() => undefined); // it is not there
  }

  async #start(): Promise<RunningSandbox> {
    await this.#deleted; // or the data of the next one are deleted
    const sandbox = await this.launch({
      folder: this.folder,
      profile: this.#profile,
      log: this.log,
      translate: translator(),
    });
    if (sandbox.fetch) this.log.info('The sandbox runs in this window');
    else this.log.info(`The sandbox listens on ${sandbox.url}`);
    return sandbox;
  }
}
