import {
  Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  type TextDocument,
  type TreeItem,
  window,
  workspace,
} from 'vscode';
import { setTranslate } from '../../base/l10n';
import { registerCommands } from '../commands/registerCommands';
import { registerRulePages } from '../diagnostics/rulePage';
import { ChosenFiles } from '../documents/chosenFiles';
import { languageId, referralGlob } from '../documents/isReferral';
import type { Platform } from '../platform';
import { hasReferralFiles } from '../workspace/searchFiles';
import { registerDetection } from './detection';
import type { ReferralsExports } from './exportedTypes';

/**
 * Starts the extension on either host. VS Code activates it for every JSON file, because any may hold a referral.
 * Everything else (`startFeatures`) is loaded when there is a referral file, or when the user runs a command or opens a
 * view.
 * @param loadPlatform loads the parts that differ between the hosts
 * @returns the API for other extensions (docs/api.md)
 */
export function activateExtension(
  context: ExtensionContext,
  loadPlatform: () => Promise<{ platform: Platform }>,
): ReferralsExports {
  const begun = performance.now();
  setTranslate((message, ...args) => l10n.t(message, ...args));
  const log = createLog();
  const chosenFiles = new ChosenFiles(context.workspaceState);
  const views = registerWaitingViews(() => start());
  let started: ReturnType<typeof load> | undefined;

  async function load() {
    const [{ startFeatures }, { platform }] = await Promise.all([import('./startFeatures'), loadPlatform()]);
    views.dispose();
    return startFeatures(context, { log, chosenFiles, platform });
  }

  function start(): ReturnType<typeof load> {
    started ??= load().catch((error: unknown) => {
      started = undefined; // the next call tries again
      log.error(error instanceof Error ? error : String(error));
      throw error;
    });
    return started;
  }

  context.subscriptions.push(
    ...[log, chosenFiles, views],
    registerCommands(start),
    registerRulePages(),
    registerDetection(chosenFiles, context.workspaceState),
    onFirstReferral(() => start()),
  );
  performance.measure('referrals.activate', { start: begun });
  const api = async () => (await import('./exportedApi')).exportedApi(await start());
  return {
    check: async (uri) => (await api()).check(uri),
    plan: async (uri, options) => (await api()).plan(uri, options),
  };
}

/**
 * Calls `start` as soon as a referral is open or the workspace is known to have a referral file. May call it several
 * times.
 */
function onFirstReferral(start: () => void): Disposable {
  const isReferral = ({ languageId: language }: TextDocument) => language === languageId;
  let disposed = false;
  const watcher = workspace.createFileSystemWatcher(referralGlob, false, true, true);
  const subscriptions = Disposable.from(
    watcher,
    watcher.onDidCreate(start),
    workspace.onDidOpenTextDocument((document) => isReferral(document) && start()),
    new Disposable(() => {
      disposed = true;
    }),
  );
  if (workspace.textDocuments.some(isReferral)) start();
  else hasReferralFiles().then((has) => has && !disposed && start());
  return subscriptions;
}

/** Creates the log channel "Partner Center Referrals". It never receives tokens, bodies or personal data. */
function createLog(): LogOutputChannel {
  return window.createOutputChannel('Partner Center Referrals', { log: true });
}

const views = ['referrals.local', 'referrals.remote'];

/** Registers the views before their content exists. The first one to become visible calls `start`. */
export function registerWaitingViews(start: () => Promise<unknown>): Disposable {
  return Disposable.from(
    ...views.map((view) =>
      window.registerTreeDataProvider<TreeItem>(view, {
        getTreeItem: (item) => item,
        async getChildren() {
          await start();
          return [];
        },
      }),
    ),
  );
}
