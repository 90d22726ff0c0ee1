import { Disposable, EventEmitter, InlayHint, l10n, languages, type Range, type TextDocument } from 'vscode';
import { valueHints } from '../../language/features/valueHints';
import type { SettingsReader } from '../configuration/settings';
import type { KnownReferrals } from '../connection/knownReferrals';
import { languageId } from '../documents/isReferral';
import type { ReferralDocuments } from '../documents/referralDocuments';
import { ageText } from './ageText';

const minute = 60_000;

/**
 * Registers inlay hints: names of countries and currencies after their codes, and the age of the service's last known
 * version.
 */
export function registerInlayHints(
  documents: ReferralDocuments,
  settings: SettingsReader,
  known: KnownReferrals,
): Disposable {
  const changed = new EventEmitter<void>();
  /** Updates the hints, because ages grow. */
  let timer: NodeJS.Timeout | undefined;

  function ages(document: TextDocument, range: Range): InlayHint[] {
    const now = new Date();
    return documents.summaries(documents.parse(document)).flatMap(({ id }) => {
      if (!id) return [];
      const position = document.positionAt(id.offset + id.length);
      const seen = range.contains(position) ? new Date(known.get(id.value)?.seen ?? '') : undefined;
      if (!seen || Number.isNaN(seen.getTime())) return [];
      const tooltip = l10n.t('Last read from the service on {0}.', seen.toLocaleString());
      return hint(document, id.offset + id.length, l10n.t('pulled {0}', ageText(seen, now)), tooltip);
    });
  }

  return Disposable.from(
    changed,
    settings.onDidChange(() => changed.fire()),
    known.onDidChange(() => settings.read().inlayHints && changed.fire()),
    new Disposable(() => clearTimeout(timer)),
    languages.registerInlayHintsProvider(languageId, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints(document, range) {
        if (!settings.read().inlayHints) return [];
        const offset = document.offsetAt(range.start);
        const span = { offset, length: document.offsetAt(range.end) - offset };
        const names = valueHints(documents.parse(document), span);
        const old = ages(document, range);
        if (old.length > 0) {
          clearTimeout(timer);
          timer = setTimeout(() => changed.fire(), minute);
        }
        return [...names.map((each) => hint(document, each.offset, each.label, each.tooltip)), ...old];
      },
    }),
  );
}

function hint(document: TextDocument, offset: number, label: string, tooltip: string): InlayHint {
  const made = new InlayHint(document.positionAt(offset), label);
  made.paddingLeft = true;
  made.tooltip = tooltip;
  return made;
}
