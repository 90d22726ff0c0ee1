import { CodeLens, type Command, Disposable, EventEmitter, l10n, languages, type TextDocument } from 'vscode';
import { type FoundReferral, findReferrals } from '../../sync/findReferral';
import { keepMineText, useTheirsText } from '../../sync/words/conflictText';
import { propertyNames } from '../../sync/words/propertyName';
import { rangeOfPath } from '../remote/rangeOfPath';
import type { Connections } from '../service/connections';
import type { Conflict, OpenConflicts } from '../service/openConflicts';
import type { SettingsReader } from '../settings';
import { isChecked } from './isChecked';
import { languageId } from './languageId';

/** Above the first property of an open conflict: what the other side changed, and the choices. */
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
      provideCodeLenses(document) {
        if (!isChecked(document) || !settings.read().codeLens) return [];
        const open = conflicts.of(document.uri);
        if (open.length === 0) return [];
        const found = findReferrals(document.getText());
        return open.flatMap((conflict) => {
          const referral = found.find(({ id }) => String(id).toLowerCase() === conflict.id.toLowerCase());
          return referral ? lensesOf(document, referral, conflict, connections.serviceName) : [];
        });
      },
    }),
  );
}

function lensesOf(document: TextDocument, found: FoundReferral, conflict: Conflict, service: string): CodeLens[] {
  const { conflicts } = conflict;
  const [first] = conflicts;
  // A row of its own: VS Code puts the lenses of one line side by side, and cuts them off.
  const range = rangeOfPath(document.getText(), found, first?.path ?? []);
  const resolve = (title: string, more: object = {}): Command => ({
    ...{ title: title.replaceAll('$(', '$ ('), command: 'referrals.resolveConflict' },
    arguments: [document.uri, { pointer: found.pointer, byHand: true, ...more }],
  });
  const names = propertyNames(conflicts.map(({ path }) => path));
  const title = names ? l10n.t('Also changed in {0}: {1}', service, names) : l10n.t('Also changed in {0}', service);
  const sides =
    conflicts.length === 1 && first
      ? [resolve(keepMineText(first), { side: 'mine' }), resolve(useTheirsText(first, service), { side: 'theirs' })]
      : [];
  return [
    { title: `$(warning) ${title}`, command: '' },
    ...sides,
    resolve(l10n.t('Resolve...')),
    {
      ...{ title: l10n.t('Compare'), command: 'referrals.compareWithRemote' },
      arguments: [document.uri, { pointer: found.pointer, byHand: true }],
    },
  ].map((command) => new CodeLens(range, command));
}
