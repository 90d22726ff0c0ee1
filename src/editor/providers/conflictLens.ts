import { Disposable, EventEmitter, languages } from 'vscode';
import type { SettingsReader } from '../configuration/settings';
import type { Connections } from '../connection/connections';
import type { OpenConflicts } from '../connection/openConflicts';
import { isChecked, languageId } from '../documents/isReferral';

/** Above a referral with an open conflict: what the other side changed, and the choices. */
export function registerConflictLens(
  conflicts: OpenConflicts,
  connections: Connections,
  settings: SettingsReader,
): Disposable {
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    conflicts.onDidChange(() => changed.fire()),
    languages.registerCodeLensProvider(languageId, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        if (!isChecked(document) || !settings.read().codeLens) return [];
        const open = conflicts.of(document.uri);
        if (open.length === 0) return [];
        const { conflictLenses } = await import('./conflictLenses');
        return conflictLenses(document, open, connections.serviceName);
      },
    }),
  );
}
