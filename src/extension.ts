import { type ExtensionContext, l10n } from 'vscode';
import { setTranslate } from './base/l10n';
import { registerCommands } from './editor/commands/registerCommands';
import type { ReferralsExports } from './editor/exportedTypes';
import { ChosenFiles } from './editor/language/chosenFiles';
import { registerDetection } from './editor/language/detection';
import { onFirstReferral } from './editor/language/onFirstReferral';
import { registerRulePages } from './editor/language/rulePage';
import { registerCheckTask } from './editor/tasks/checkTask';
import { registerWaitingViews } from './editor/tree/waitingViews';
import { createLog } from './editor/ui/log';

/** The bundle of the sandbox lies beside that of this file, and is loaded from here only. */
const loadSandbox = () => import('./sandbox/startSandbox');

/**
 * The composition root. VS Code activates the extension for every JSON file, because it may hold a referral: everything
 * else is loaded and built (src/editor/startFeatures.ts) when there is a referral file, or somebody runs a command or
 * looks at a view.
 * @returns what other extensions may use (docs/api.md)
 */
export function activate(context: ExtensionContext): ReferralsExports {
  const begun = performance.now();
  setTranslate((message, ...args) => l10n.t(message, ...args));
  const log = createLog();
  const chosenFiles = new ChosenFiles(context.workspaceState);
  const views = registerWaitingViews(() => start());
  let started: ReturnType<typeof load> | undefined;

  async function load() {
    const { startFeatures } = await import('./editor/startFeatures');
    views.dispose();
    return startFeatures(context, { log, chosenFiles, loadSandbox });
  }

  function start(): ReturnType<typeof load> {
    started ??= load().catch((error: unknown) => {
      started = undefined; // the next one who asks may have more luck
      log.error(error instanceof Error ? error : String(error));
      throw error;
    });
    return started;
  }

  context.subscriptions.push(
    ...[log, chosenFiles, views],
    registerCommands(start),
    registerRulePages(context.extensionUri),
    registerCheckTask(context.extensionUri),
    registerDetection(chosenFiles, context.workspaceState),
    onFirstReferral(() => start()),
  );
  performance.measure('referrals.activate', { start: begun });
  const api = async () => (await import('./editor/exportedApi')).exportedApi(await start());
  return {
    check: async (uri) => (await api()).check(uri),
    plan: async (uri, options) => (await api()).plan(uri, options),
  };
}
