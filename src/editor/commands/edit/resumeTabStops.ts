import { visit } from 'jsonc-parser';
import { isPlaceholder } from '../../../domain/publish/placeholder';
import { isUnquoted } from '../../../domain/publish/starterValues';
import { escapeSnippet } from '../../../language/completion/snippetText';
import { resourceAt } from '../../../language/edits/writtenNames';

/** A part of a text, and the same part as a snippet with tab stops. */
interface ResumedTabStops {
  offset: number;
  length: number;
  snippet: string;
}

interface Stop {
  offset: number;
  length: number;
  isPlaceholder: boolean;
}

/**
 * Returns the part of a text with placeholders and empty texts as a snippet, in which each of them is a tab stop again.
 * The first stop is the next one after the caret; those before the caret come last.
 * @param caret offset of the caret; a stop that it touches is not the next one
 * @returns undefined if the text has no placeholder
 */
export function resumeTabStops(text: string, caret: number): ResumedTabStops | undefined {
  const stops = findStops(text);
  const [first] = stops;
  const last = stops.at(-1);
  if (!first || !last || !stops.some((stop) => stop.isPlaceholder)) return undefined;
  const start = text.lastIndexOf('\n', first.offset - 1) + 1;
  const passed = stops.filter(({ offset }) => offset <= caret).length;
  let end = start;
  let snippet = '';
  for (const [index, { offset, length }] of stops.entries()) {
    const number = ((index - passed + stops.length) % stops.length) + 1;
    const own = escapeSnippet(text.slice(offset, offset + length));
    snippet += `${escapeSnippet(text.slice(end, offset))}\${${number}:${own}}`;
    end = offset + length;
  }
  return { offset: start, length: end - start, snippet };
}

/**
 * Moves text that was typed since a text was read to the first of its tab stops: keys right after Tab arrive before the
 * stops do.
 * @param stops the tab stops of `before`
 * @param selection what was selected in `before`; typing replaces it
 * @returns undefined if the text has changed elsewhere
 */
export function moveTyped(
  stops: ResumedTabStops,
  before: string,
  { start, end }: { start: number; end: number },
  current: string,
): ResumedTabStops | undefined {
  const growth = current.length - before.length;
  const typed = current.slice(start, Math.max(start, end + growth));
  if (before.slice(0, start) + typed + before.slice(end) !== current) return undefined;
  if (before === current) return stops;
  const from = Math.min(start, stops.offset);
  const to = Math.max(end, stops.offset + stops.length);
  const snippet = [
    escapeSnippet(before.slice(from, stops.offset)),
    stops.snippet.replace(firstStop, () => `${escapeSnippet(typed)}$1`),
    escapeSnippet(before.slice(stops.offset + stops.length, to)),
  ].join('');
  return { offset: from, length: to - from + growth, snippet };
}

const firstStop = /\$\{1:(?:[^}\\]|\\.)*\}/;

/** Finds the placeholders and empty texts among the values, without the quotes if the value keeps them. */
function findStops(text: string): Stop[] {
  const stops: Stop[] = [];
  visit(text, {
    onLiteralValue(value, offset, length, _line, _character, pathOf) {
      if (value !== '' && !isPlaceholder(value)) return;
      // A string that is still open has no end to go to.
      if (length < 2 || text[offset + length - 1] !== '"') return;
      const path = pathOf();
      // A list of referrals, or an answer of the service.
      const own = path.slice(
        path.findIndex((part, index) => typeof part !== 'number' && !(part === 'value' && index === 0)),
      );
      const property = resourceAt(own).property;
      const isWhole = value !== '' && property !== undefined && isUnquoted(property);
      const inner = isWhole ? { offset, length } : { offset: offset + 1, length: length - 2 };
      stops.push({ ...inner, isPlaceholder: value !== '' });
    },
  });
  return stops;
}
