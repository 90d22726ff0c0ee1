import assert from 'node:assert/strict';
import {
  type AuthenticationGetSessionOptions,
  type AuthenticationSession,
  type AuthenticationSessionsChangeEvent,
  type AuthenticationWwwAuthenticateRequest,
  ConfigurationTarget,
  commands,
  EventEmitter,
  type Memento,
  type Uri,
  workspace,
} from 'vscode';
import { SettingsReader } from '../../src/editor/configuration/settings';
import { PartnerCenterSession } from '../../src/editor/connection/partnerCenterSession';
import { answering } from './support/answering';
import { deal } from './support/deal';
import { Sandbox } from './support/sandbox';
import { Scratch } from './support/scratch';
import { textOnDisk } from './support/textOnDisk';

/** Global settings for a suite. */
async function set(values: Record<string, unknown>): Promise<void> {
  for (const [id, value] of Object.entries(values))
    await workspace.getConfiguration('referrals').update(id, value, ConfigurationTarget.Global);
}

/** Stands in for VS Code's authentication, which would ask the user. */
class Providers {
  readonly changed = new EventEmitter<AuthenticationSessionsChangeEvent>();
  readonly onDidChangeSessions = this.changed.event;
  readonly asked: { provider: string; scopes: readonly string[]; options?: AuthenticationGetSessionOptions }[] = [];
  readonly challenges: string[] = [];
  session: AuthenticationSession | undefined;

  getSession = (async (
    provider: string,
    wish: readonly string[] | AuthenticationWwwAuthenticateRequest,
    options?: AuthenticationGetSessionOptions,
  ) => {
    if ('wwwAuthenticate' in wish) this.challenges.push(wish.wwwAuthenticate);
    const scopes = 'wwwAuthenticate' in wish ? (wish.fallbackScopes ?? []) : wish;
    this.asked.push({ provider, scopes, options });
    if (!options?.silent)
      this.session = { id: '1', accessToken: 'secret', account: { id: 'a', label: 'ada@partner.example' }, scopes };
    return this.session;
  }) as typeof import('vscode').authentication.getSession;
}

/** A memento that ends with the test. */
function memento(): Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string) => values.get(key) as T,
    update: async (key, value) => void values.set(key, value),
  };
}

describe('the session at Partner Center', () => {
  let settings: SettingsReader;
  let session: PartnerCenterSession;
  let providers: Providers;

  beforeEach(() => {
    providers = new Providers();
    settings = new SettingsReader(() => undefined);
    session = new PartnerCenterSession(settings, memento(), providers);
  });

  afterEach(async () => {
    session.dispose();
    settings.dispose();
    await set({ 'auth.provider': undefined, 'auth.tenant': undefined, 'auth.clientId': undefined });
  });

  it('is asked for without a word, or with a question, as the caller wants', async () => {
    assert.equal(await session.get('silent'), undefined);
    assert.equal((await session.get('ask'))?.accessToken, 'secret');
    await session.get('renew');
    await session.get('switch');
    const detail = 'Partner Center refused the current sign-in. Sign in again to continue.';
    assert.deepEqual(
      providers.asked.map(({ options }) => options),
      [
        { silent: true },
        { createIfNone: true },
        { forceNewSession: { detail } },
        { createIfNone: true, clearSessionPreference: true },
      ],
    );
  });

  it('passes on what Conditional Access asks for, with the scopes of the settings', async () => {
    const challenge = 'Bearer error="insufficient_claims", claims="eyJhIjoxfQ=="';
    await session.get('renew', challenge);
    await session.get('renew');
    assert.deepEqual(providers.challenges, [challenge]);
    assert.deepEqual(providers.asked[0]?.scopes, ['https://api.partner.microsoft.com/.default']);
  });

  it('asks for the partner API, and names tenant and application as VS Code wants it', async () => {
    await session.get('silent');
    const clientId = 'aebc6443-996d-45c2-90f0-388ff96faa56';
    await set({ 'auth.tenant': 'partner.example', 'auth.clientId': clientId });
    await session.get('silent');
    const scope = 'https://api.partner.microsoft.com/.default';
    assert.deepEqual(
      providers.asked.map(({ provider, scopes }) => [provider, ...scopes]),
      [
        ['microsoft', scope],
        ['microsoft', scope, 'VSCODE_TENANT:partner.example', `VSCODE_CLIENT_ID:${clientId}`],
      ],
    );
  });

  it('is for the tenant that Select Tenant has set', async () => {
    const chosen = await commands.executeCommand('referrals.selectTenant', 'partner.example');
    assert.deepEqual(chosen, { tenant: 'partner.example' });
    assert.equal(workspace.getConfiguration('referrals').get('auth.tenant'), 'partner.example');
    const refused = await commands.executeCommand<{ outcome: string }>('referrals.selectTenant', 'not a tenant');
    assert.equal(refused.outcome, 'failed');
    await answering({ pick: (items) => items.find(({ label }) => label === 'Tenant of the account') }, async () => {
      assert.deepEqual(await commands.executeCommand('referrals.selectTenant'), { tenant: '' });
    });
    assert.equal(workspace.getConfiguration('referrals').get('auth.tenant'), '');
  });

  it('is not used after signing out, until the user signs in again', async () => {
    let changes = 0;
    session.onDidChange(() => changes++);
    await session.get('ask');
    await session.forget();
    assert.equal(changes, 1);
    assert.equal(await session.get('silent'), undefined);
    await session.get('ask');
    assert.equal(changes, 2);
    assert.equal((await session.get('silent'))?.account.label, 'ada@partner.example');
  });

  it('works with the sovereign clouds, which have a provider of their own', async () => {
    await set({ 'auth.provider': 'microsoft-sovereign-cloud' });
    await session.get('silent');
    assert.deepEqual(
      providers.asked.map(({ provider }) => provider),
      ['microsoft-sovereign-cloud'],
    );
    let changes = 0;
    session.onDidChange(() => changes++);
    providers.changed.fire({ provider: { id: 'microsoft', label: 'Microsoft' } });
    assert.equal(changes, 0);
    providers.changed.fire({ provider: { id: 'microsoft-sovereign-cloud', label: 'Microsoft Sovereign Cloud' } });
    assert.equal(changes, 1);
  });

  it('tells of changes of its own provider only', () => {
    let changes = 0;
    session.onDidChange(() => changes++);
    providers.changed.fire({ provider: { id: 'github', label: 'GitHub' } });
    assert.equal(changes, 0);
    providers.changed.fire({ provider: { id: 'microsoft', label: 'Microsoft' } });
    assert.equal(changes, 1);
  });
});

describe('the service Partner Center without a sign-in', () => {
  const files = new Scratch('sign-in');
  let sandbox: Sandbox;

  before('no provider answers', async () => {
    sandbox = await Sandbox.start();
    await set({ 'auth.provider': 'no-such-provider', endpoint: sandbox.endpoint, service: 'partnerCenter' });
  });

  afterEach(() => files.clean());

  after('everything as it was', () => set({ 'auth.provider': undefined, endpoint: undefined, service: undefined }));

  it('is chosen, at the endpoint of the setting', async () => {
    const chosen = await commands.executeCommand('referrals.selectService', 'partnerCenter');
    assert.deepEqual(chosen, { service: 'partnerCenter', endpoint: sandbox.endpoint });
  });

  it('shows no referrals, and asks no service', async () => {
    assert.deepEqual(await commands.executeCommand('referrals.refresh'), { count: 0 });
  });

  it('takes no submit: the file is untouched', async () => {
    const uri: Uri = await files.write(deal());
    const text = await textOnDisk(uri);
    const result = await commands.executeCommand<{ outcome: string; error?: { kind: string; message: string } }>(
      'referrals.submit',
      uri,
    );
    assert.equal(result.outcome, 'failed');
    assert.equal(result.error?.kind, 'unauthenticated');
    assert.match(String(result.error?.message), /^Sign-in was canceled\.$/);
    assert.equal(await textOnDisk(uri), text);
  }).timeout(40_000);
});
