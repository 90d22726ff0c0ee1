import {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  CompletionTriggerKind,
  type Disposable,
  l10n,
  languages,
  MarkdownString,
  Position,
  Range,
  SnippetString,
  type TextDocument,
  TextEdit,
} from 'vscode';
import type { CompletionKind, CompletionItem as Suggestion } from '../../language/types';
import { languageId } from '../documents/isReferral';
import type { ReferralDocuments } from '../documents/referralDocuments';
import type { PlaceholderLists } from './placeholderLists';

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  property: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  enumMember: CompletionItemKind.EnumMember,
  snippet: CompletionItemKind.Snippet,
};

/**
 * Registers completion while typing. A quote opens a name or a value. A colon asks for the value; the blank that people
 * type after it would close the list, so it asks again. Other blanks are in prose and ask for nothing. Digits ask because
 * VS Code opens no list by itself while the word at the caret is a number.
 */
export function registerCompletion(documents: ReferralDocuments, placeholders: PlaceholderLists): Disposable {
  return languages.registerCompletionItemProvider(
    languageId,
    {
      async provideCompletionItems(document, position, _token, { triggerCharacter, triggerKind }) {
        if (triggerCharacter === ' ' && !/:\s$/.test(textBefore(document, position))) return undefined;
        // Read the text before waiting: the user types on, and a longer word would make the items replace too much.
        const caret = { position, offset: document.offsetAt(position), line: document.lineAt(position.line).text };
        const parsed = documents.parse(document);
        const language = await documents.language();
        const suggestions = language.complete(parsed, caret.offset);
        const goesOn = triggerKind === CompletionTriggerKind.TriggerForIncompleteCompletions;
        if (goesOn && isWritten(suggestions, caret)) return undefined;
        // VS Code asks again for each key only if the list is incomplete. Until the answer is there, Enter takes what the
        // list showed before, so Booleans are not asked for again: their list closes by itself.
        const isIncomplete = suggestions.some(
          ({ kind, filterText }) => (kind === 'value' || kind === 'enumMember') && !isBoolean(filterText),
        );
        const items = suggestions.map((suggestion) => itemOf(suggestion, document, caret));
        const opening = placeholders.takeOpening(document);
        return new CompletionList(opening ? [keptItem(opening, document), ...items] : items, isIncomplete);
      },
    },
    '"',
    ':',
    ' ',
    ...'0123456789',
  );
}

/**
 * Returns the item that keeps the selected placeholder and goes on, as Tab does without a list. It is first: a Tab that
 * skips the placeholder must not choose a value.
 */
function keptItem(selected: Range, document: TextDocument): CompletionItem {
  const text = document.getText(selected);
  const item = new CompletionItem(text, CompletionItemKind.Value);
  item.insertText = text;
  item.filterText = `${text} `;
  item.sortText = '!';
  item.preselect = true;
  item.range = selected;
  // Enter accepts it too: "smart" leaves out items that change nothing, unless they have other edits.
  item.additionalTextEdits = [];
  item.command = { command: 'jumpToNextSnippetPlaceholder', title: l10n.t('Next') };
  return item;
}

/** Whether a value is found only by the letters of `true` or `false`, not by other words such as a placeholder. */
function isBoolean(filterText: string): boolean {
  return /^(true?|false?)$/.test(filterText);
}

/** The caret and the text of its line when suggestions were requested. */
interface Caret {
  position: Position;
  /** The caret's offset in the document. */
  offset: number;
  line: string;
}

function itemOf(suggestion: Suggestion, document: TextDocument, caret: Caret): CompletionItem {
  const { label, detail } = suggestion;
  const item = new CompletionItem(
    detail && suggestion.isCode ? { label, description: detail } : label,
    kinds[suggestion.kind],
  );
  if (detail) item.detail = detail;
  if (suggestion.documentation) item.documentation = new MarkdownString(suggestion.documentation);
  const end = suggestion.insertText.startsWith(comma)
    ? endOfLineBefore(document, suggestion.replace.offset)
    : undefined;
  if (end) item.additionalTextEdits = [TextEdit.insert(end, ',')];
  const text = end ? suggestion.insertText.slice(comma.length) : suggestion.insertText;
  item.insertText = suggestion.isSnippet ? new SnippetString(text) : text;
  item.filterText = suggestion.filterText;
  item.sortText = suggestion.sortText;
  item.preselect = suggestion.preselect ?? false;
  if (suggestion.suggestsNext) item.command = { command: 'editor.action.triggerSuggest', title: l10n.t('Suggest') };
  const range = onOneLine(suggestion.replace, caret);
  item.range = range;
  // Only the capitals are wrong: the Tab that corrects them also goes on.
  const written = caret.line.slice(range.start.character, range.end.character);
  if (written !== text && written.toLowerCase() === text.toLowerCase())
    item.command = { command: 'jumpToNextSnippetPlaceholder', title: l10n.t('Next') };
  return item;
}

/**
 * Whether a value is complete. The list then closes: Tab has to go to the next tab stop, and Enter to the next line.
 */
function isWritten(suggestions: readonly Suggestion[], caret: Caret): boolean {
  const [first] = suggestions;
  if (!first) return false;
  const { start, end } = onOneLine(first.replace, caret);
  const written = caret.line.slice(start.character, end.character);
  if (!written) return false;
  const longer = suggestions.filter(({ insertText }) => insertText.startsWith(written));
  return longer.length === 1 && longer[0]?.insertText === written;
}

/** Text that the core inserts before a property or an entry if the previous one has no comma. */
const comma = ', ';

/**
 * Returns the place of that comma if the caret is on a line of its own: after the value of a line above. Returns
 * undefined if the line above may end with something else.
 */
function endOfLineBefore(document: TextDocument, offset: number): Position | undefined {
  const { line, character } = document.positionAt(offset);
  if (document.lineAt(line).text.slice(0, character).trim() !== '') return undefined;
  for (let above = line - 1; above >= 0; above--) {
    const text = document.lineAt(above).text.trimEnd();
    if (text === '') continue;
    return /["}\]\w]$/.test(text) && !/\/[/*]|\*\//.test(text) ? new Position(above, text.length) : undefined;
  }
  return undefined;
}

/**
 * Fits an item's range to the caret's line. VS Code drops items whose range is not on that line or does not touch the
 * caret.
 */
function onOneLine({ offset: start, length }: Suggestion['replace'], { position, offset, line }: Caret): Range {
  if (start > offset || start + length < offset) return new Range(position, position);
  const before = Math.max(0, position.character - (offset - start));
  const after = Math.min(line.length, position.character + (start + length - offset));
  return new Range(position.line, before, position.line, after);
}

function textBefore(document: TextDocument, position: Position): string {
  return document.lineAt(position.line).text.slice(0, position.character);
}
