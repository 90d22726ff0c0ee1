import { Disposable, type Event, EventEmitter, type LogOutputChannel, l10n, type Uri, window } from 'vscode';
import type { RequestQueue } from '../../api/http/requestQueue';
import type { ReferralsApi } from '../../api/referralsApi';
import type { ShownForm } from '../../sync/create/sendSolutionFields';
import { exclusiveIn, lockedApi } from '../../sync/state/lockedApi';
import type { HeldReferrals } from '../../sync/syncServices';
import type { Settings, SettingsReader } from '../configuration/settings';
import type { Platform } from '../platform';
import { logWrites } from './activityLog';
import { isEmbedded, serviceNoun } from './chosenService';
import type { Connection } from './connection';
import type { EmbeddedSandbox } from './embeddedSandbox';
import type { KeptState, KnownReferrals } from './knownReferrals';
import { type PartnerCenterSession, signInError } from './partnerCenterSession';

/** Returns a token. A sandbox accepts any, except `invalid`. */
const sandboxToken = async () => 'sandbox';

/** Connects to the service that the settings choose. Starts nothing and asks nothing until a connection is needed. */
export class Connections implements Disposable {
  /** One queue per endpoint for the requests of all commands. */
  readonly #queues = new Map<string, RequestQueue>();
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  /** What the responses of each service have shown. */
  readonly #shown = new Map<string, ShownForm>();

  constructor(
    private readonly parts: {
      settings: SettingsReader;
      session: PartnerCenterSession;
      sandbox: EmbeddedSandbox;
      known: KnownReferrals;
      held: HeldReferrals;
      log: LogOutputChannel;
      platform: Pick<Platform, 'proxy'>;
    },
  ) {
    this.#subscriptions = Disposable.from(
      parts.session.onDidChange(() => this.#changed.fire()),
      parts.settings.onDidChange((change) => {
        const names = ['service', 'endpoint', 'auth', 'pull.filter'];
        if (names.some((name) => change.affectsConfiguration(`referrals.${name}`))) this.#changed.fire();
      }),
    );
  }

  /** Fires when the service may list other referrals. */
  get onDidChange(): Event<void> {
    return this.#changed.event;
  }

  get service(): Settings['service'] {
    return this.parts.settings.read().service;
  }

  /** The chosen service in messages: "the sandbox" or "Partner Center". */
  get serviceName(): string {
    return serviceNoun(this.service);
  }

  /**
   * Returns the account that is signed in to Partner Center, and the tenant of the settings; undefined for a sandbox.
   */
  async account(): Promise<{ label: string; tenant?: string } | undefined> {
    if (this.service === 'sandbox') return undefined;
    const session = await this.parts.session.get('silent').catch(() => undefined); // then no user is signed in
    const tenant = this.parts.settings.read()['auth.tenant'];
    return session && { label: session.account.label, ...(tenant && { tenant }) };
  }

  /** Whether the service can be called without asking the user. */
  async isSignedIn(): Promise<boolean> {
    if (this.service === 'sandbox') return true;
    try {
      return (await this.parts.session.get('silent')) !== undefined;
    } catch (error) {
      this.parts.log.warn(`No sign-in: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  }

  /**
   * Returns the connection to the chosen service.
   * @param uri file for which to connect: baselines and records are kept near it
   * @param interactive whether the user may be asked to sign in: in commands, not in views
   * @throws ApiError `unauthenticated` if there is no session; Error if the sandbox does not start
   */
  async open({ interactive, uri }: { interactive: boolean; uri?: Uri }): Promise<Connection> {
    // All of one moment: the user may choose another service while a sign-in waits.
    const { settings, known, held, log } = this.parts;
    const { service, ...chosen } = settings.read();
    const kept = known.store(uri);
    const sandbox = isEmbedded({ service, ...chosen }) ? await this.parts.sandbox.start() : undefined;
    const endpoint = sandbox?.url ?? chosen.endpoint;
    const token = service === 'sandbox' ? sandboxToken : this.#tokens(interactive);
    if (service === 'partnerCenter' && interactive) await this.#signIn();
    const { httpReferralsApi } = await import('../../api/http/httpReferralsApi');
    const queue = await this.#queue(endpoint, serviceNoun(service));
    const limits = {
      maxResponseBytes: chosen['limits.responseSize'] * 1_000_000,
      timeoutMs: chosen['limits.timeout'] * 1000,
      maxPages: chosen['limits.pages'],
    };
    const { proxy } = this.parts.platform;
    const http = httpReferralsApi({ endpoint, token, log, queue, proxy, fetch: sandbox?.fetch, ...limits });
    const { sendSolutionFields } = await import('../../sync/create/sendSolutionFields');
    const shown = this.#shownBy(endpoint);
    const connect = ({ baselines, records, state, at }: KeptState, fields: Settings['solutionFields']): Connection => ({
      ...{ service, serviceName: serviceNoun(service), endpoint },
      ...{
        api: lockedApi(logWrites(sendSolutionFields(http, fields, shown), log, serviceNoun(service)), state),
        exclusive: exclusiveIn(state),
        baselines,
        records,
        held,
        clock: () => new Date(),
        log,
      },
      at: (other) => connect(at(other), settings.read(other).solutionFields),
    });
    const { solutionFields } = uri ? await settings.load(uri) : settings.read();
    return connect(kept, solutionFields);
  }

  /** Returns the address of the chosen service, and an API that sends no token to it. */
  async openWithoutToken(): Promise<{ api: ReferralsApi; endpoint: string }> {
    const { settings, log, platform } = this.parts;
    const { endpoint, service, 'limits.timeout': timeout } = settings.read();
    const { httpReferralsApi } = await import('../../api/http/httpReferralsApi');
    const queue = await this.#queue(endpoint, serviceNoun(service));
    return {
      api: httpReferralsApi({ endpoint, log, queue, proxy: platform.proxy, timeoutMs: timeout * 1000 }),
      endpoint,
    };
  }

  async #queue(endpoint: string, name: string): Promise<RequestQueue> {
    const { RequestQueue } = await import('../../api/http/requestQueue');
    const onWait = (waitMs: number) => {
      const text = l10n.t('Waiting {0} s for {1}', Math.ceil(waitMs / 1000), name);
      window.setStatusBarMessage(`$(watch) ${text}`, waitMs);
    };
    const queue = this.#queues.get(endpoint) ?? new RequestQueue({ onWait });
    this.#queues.set(endpoint, queue);
    return queue;
  }

  #shownBy(endpoint: string): ShownForm {
    const shown = this.#shown.get(endpoint) ?? {};
    this.#shown.set(endpoint, shown);
    return shown;
  }

  /** Returns the address of the chosen service. Starts the embedded sandbox if it is chosen. */
  async endpoint(): Promise<string> {
    return this.isEmbedded ? (await this.parts.sandbox.start()).url : this.parts.settings.read().endpoint;
  }

  /**
   * Whether the service already runs, so that a call starts nothing. The embedded sandbox starts with the first command
   * or view that needs it.
   */
  get isRunning(): boolean {
    return !this.isEmbedded || this.parts.sandbox.isRunning;
  }

  /** Host of the service; undefined for the embedded sandbox, whose address users do not know. */
  get host(): string | undefined {
    return this.isEmbedded ? undefined : new URL(this.parts.settings.read().endpoint).host;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  /** Whether the service is the embedded sandbox. A sandbox that the user started has a loopback URL as endpoint. */
  get isEmbedded(): boolean {
    return isEmbedded(this.parts.settings.read());
  }

  async #signIn(): Promise<void> {
    try {
      if (!(await this.parts.session.get('silent'))) await this.parts.session.get('ask');
    } catch (error) {
      throw signInError(error);
    }
  }

  /**
   * Returns tokens for one connection. If the service refuses one, takes a newer one from VS Code; else asks the user
   * to sign in again, once, and only in commands (docs/service.md, "Sign-in").
   */
  #tokens(interactive: boolean): (options?: { renew?: boolean; challenge?: string }) => Promise<string> {
    let refused: string | undefined;
    let asked = false;
    return async ({ renew = false, challenge } = {}) => {
      const session = await this.parts.session.get('silent');
      if (!session) throw signInError();
      if (!renew) {
        refused = session.accessToken;
        return session.accessToken;
      }
      if (session.accessToken !== refused || !interactive || asked) return session.accessToken;
      asked = true;
      const renewed = await this.parts.session.get('renew', challenge).catch((error: unknown) => {
        throw signInError(error);
      });
      return renewed?.accessToken ?? session.accessToken;
    };
  }
}
