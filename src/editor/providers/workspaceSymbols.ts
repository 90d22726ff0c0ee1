import { type Disposable, languages, SymbolInformation, SymbolKind } from 'vscode';
import { statusText } from '../ui/statusText';
import type { IndexedReferral, IndexedText } from '../workspace/index/indexedReferral';
import { placeLocation } from '../workspace/index/placeLocation';
import type { ReferralIndex } from '../workspace/index/referralIndex';
import type { WorkspaceIndex } from '../workspace/index/workspaceIndex';
import { queryMatch } from './queryMatch';

/** Maximum number of symbols to return; the next letters of the query make them fewer. */
const maxSymbols = 500;

interface Match {
  referral: IndexedReferral;
  text: IndexedText;
  quality: number;
}

/** Registers the search for referrals of the workspace by their own name, the customer's name or their ID. */
export function registerWorkspaceSymbols(workspaceIndex: WorkspaceIndex): Disposable {
  return languages.registerWorkspaceSymbolProvider({
    async provideWorkspaceSymbols(query, token) {
      await workspaceIndex.settled();
      if (token.isCancellationRequested) return [];
      const { index } = workspaceIndex;
      const matches: Match[] = [];
      for (const referral of index.referrals()) {
        const match = matchOf(referral, query);
        if (match) matches.push(match);
      }
      matches.sort((a, b) => b.quality - a.quality);
      return matches.slice(0, maxSymbols).map((match) => symbolOf(match, index));
    },
  });
}

/**
 * Returns the text of a referral that matches a query. It becomes the label, because VS Code shows only rows whose
 * label fits what was typed.
 */
function matchOf(referral: IndexedReferral, query: string): Match | undefined {
  let best: Match | undefined;
  for (const text of [referral.name, referral.customerName, referral.id]) {
    if (!text || text.value.trim() === '') continue;
    const quality = queryMatch(query, text.value);
    if (quality > (best?.quality ?? 0)) best = { referral, text, quality };
  }
  return best;
}

function symbolOf({ referral, text }: Match, index: ReferralIndex): SymbolInformation {
  const others = [referral.name, referral.customerName].filter((other) => other !== text).map((other) => other?.value);
  const container = [...others, statusText(referral)].filter((part) => part && part !== text.value);
  const place = { uri: referral.uri, offset: text.offset, length: text.length };
  return new SymbolInformation(text.value, SymbolKind.Module, container.join(' · '), placeLocation(index, place));
}
