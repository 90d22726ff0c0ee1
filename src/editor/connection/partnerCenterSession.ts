import {
  type AuthenticationSession,
  authentication,
  type Disposable,
  type Event,
  EventEmitter,
  l10n,
  type Memento,
} from 'vscode';
import { ApiError } from '../../api/apiError';
import type { SettingsReader } from '../configuration/settings';

const signedOutKey = 'signedOut';

/**
 * How to get a session: silently; by asking the user; by asking the same account to sign in again because the service
 * refuses its token; or by letting the user choose an account.
 */
type SignInMode = 'silent' | 'ask' | 'renew' | 'switch';

const ways = {
  ask: { createIfNone: true },
  renew: {
    forceNewSession: { detail: l10n.t('Partner Center refused the current sign-in. Sign in again to continue.') },
  },
  // To force a new session would ask for the account that is in use.
  switch: { createIfNone: true, clearSessionPreference: true },
} as const;

/**
 * The user's session at Partner Center, through VS Code's authentication providers (docs/service.md, "Sign-in"). Keeps
 * no token.
 */
export class PartnerCenterSession implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #subscription: Disposable;

  constructor(
    private readonly settings: SettingsReader,
    private readonly memento: Memento,
    /** VS Code's own, except in tests, because it would ask the user. */
    private readonly providers: Pick<typeof authentication, 'getSession' | 'onDidChangeSessions'> = authentication,
  ) {
    this.#subscription = providers.onDidChangeSessions(({ provider }) => {
      if (provider.id === settings.read()['auth.provider']) this.#changed.fire();
    });
  }

  /** Fires when a session was added, removed or replaced. */
  get onDidChange(): Event<void> {
    return this.#changed.event;
  }

  /**
   * Returns the session, if there is one or the user creates one.
   * @param challenge for `renew`: the `WWW-Authenticate` header with which the service refused the token
   * @throws Error if the provider refuses, or the user dismisses its questions
   */
  async get(mode: SignInMode, challenge?: string): Promise<AuthenticationSession | undefined> {
    if (mode === 'silent' && this.memento.get(signedOutKey)) return undefined;
    const provider = this.settings.read()['auth.provider'];
    if (mode === 'silent') return this.providers.getSession(provider, this.#scopes(), { silent: true });
    const scopes = this.#scopes();
    const wish = mode === 'renew' && challenge ? { wwwAuthenticate: challenge, fallbackScopes: scopes } : scopes;
    const session = await this.providers.getSession(provider, wish, ways[mode]);
    await this.#remember(false);
    // VS Code tells of new sessions, not of another one that is there already.
    if (mode === 'switch') this.#changed.fire();
    return session;
  }

  /** Stops using the session. Users end it for all extensions in VS Code's Accounts menu. */
  async forget(): Promise<void> {
    await this.#remember(true);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #remember(signedOut: boolean): Promise<void> {
    if (Boolean(this.memento.get(signedOutKey)) === signedOut) return;
    await this.memento.update(signedOutKey, signedOut || undefined);
    this.#changed.fire();
  }

  /** Returns the scopes. VS Code's Microsoft provider reads tenant and application from scopes of their own. */
  #scopes(): string[] {
    const settings = this.settings.read();
    const scopes = [...settings['auth.scopes']];
    if (settings['auth.tenant']) scopes.push(`VSCODE_TENANT:${settings['auth.tenant']}`);
    if (settings['auth.clientId']) scopes.push(`VSCODE_CLIENT_ID:${settings['auth.clientId']}`);
    return scopes;
  }
}

/** Returns the error of a sign-in that failed, or that the user canceled. */
export function signInError(cause?: unknown): ApiError {
  return new ApiError('unauthenticated', text(cause), { cause });
}

function text(cause: unknown): string {
  if (!(cause instanceof Error)) return l10n.t('You are not signed in to Partner Center.');
  if (/did not consent|cancell?ed|timed out waiting/i.test(cause.message)) return l10n.t('Sign-in was canceled.');
  return l10n.t("Can't sign in to Partner Center: {0}. Check the sign-in settings.", cause.message.replace(/\.$/, ''));
}
