import { Disposable, EventEmitter, languages } from 'vscode';
import type { Connections } from '../service/connections';
import type { OpenConflicts } from '../service/openConflicts';
import type { SettingsReader } from '../settings';
import { isChecked } from './isChecked';
import { languageId } from './languageId';

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
