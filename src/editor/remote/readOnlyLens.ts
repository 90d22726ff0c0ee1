import { CodeLens, type Disposable, l10n, languages, Range } from 'vscode';
import { remoteScheme } from './remoteDocuments';

/** Says above the version of a service that it cannot be edited, and offers to pull it into a file. */
export function registerReadOnlyLens(): Disposable {
  return languages.registerCodeLensProvider(
    { scheme: remoteScheme },
    {
      provideCodeLenses({ uri }) {
        // Only a referral of the service has its id here; others are one side of a comparison.
        if (uri.query === '') return [];
        const top = new Range(0, 0, 0, 0);
        const words = uri.path.startsWith('/sandbox/')
          ? l10n.t('Read-only: the version in the sandbox')
          : l10n.t('Read-only: the version in Partner Center');
        const pull = l10n.t('Pull into the workspace to edit');
        return [
          new CodeLens(top, { title: words, command: '' }),
          new CodeLens(top, { title: `$(cloud-download) ${pull}`, command: 'referrals.pull', arguments: [uri.query] }),
        ];
      },
    },
  );
}
