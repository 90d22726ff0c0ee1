import { t } from '../../../base/l10n';
import type { JsonNode } from '../../document/jsonNode';
import type { ParsedDocument } from '../../document/parsedDocument';
import { eolOf } from '../../edits/textStyle';
import { foreignText } from '../../facts/foreignText';
import { otherKind } from '../../facts/otherKind';
import type { TextEdit } from '../../types';
import { readablePath } from '../../wording';
import { defineRule } from '../defineRule';

export const notAReferral = defineRule({
  code: 'shape.not-a-referral',
  severity: 'error',
  summary:
    'The file holds no referral: a referral file is one object, an array of them, or a list response with "value".',
  reason:
    'A file holds one referral `{ … }`, several `[ … ]`, or what the service answers to a list request, `{ "value": [ … ] }`. Anything else cannot be submitted.\n\nA JSON Patch, an error response, an event of a webhook, an envelope and an action of a flow are named as what they are. If they hold referrals, a quick fix takes them out. A referral in the notation of C#, PowerShell, Ruby, PHP or Python, or with the escapes of a log, of HTML or of a URL, is named once, and a quick fix writes it as JSON.',
  wrong: `
    [
      "Lakeside data platform"
    ]`,
  right: `
    [
      { "name": "Lakeside data platform" }
    ]`,
  remedy: 'Write the referral as an object; in an empty file, completion offers templates for each kind of deal.',
  isFixManual: true,
  /** Writes a referral in another notation as JSON. Takes referrals out of their envelope: a response, an event, an action of a flow. */
  fix(document, { data }) {
    if (data?.kind === 'foreign') {
      const { title, json } = foreignText(document) ?? {};
      if (title === undefined || json === undefined) return [];
      return [{ title, edits: [{ offset: 0, length: document.length, text: json }], preferred: true }];
    }
    const { inner = [], isChoice } = (data?.kind === 'other' && otherKind(document)) || {};
    const { outer } = document;
    const places = inner.flatMap((path) => outer?.node(path) ?? []);
    // Names that are numbers, or that occur twice, are in another order in values.
    places.sort((a, b) => a.offset - b.offset);
    const isOne = places.length === 1;
    const rows = places.flatMap((place) => (place.type === 'array' ? rowsOf(place) : place));
    if (rows.length === 0) return [];
    const all = {
      title: isOne && rows[0] === places[0] ? t('Take the referral out') : t('Take the referrals out'),
      edits: isOne ? takeOut(document, places) : takeOut(document, rows, '[', ']'),
    };
    if (isOne || !isChoice) return [{ ...all, preferred: true }];
    const each = places.slice(0, maxChoices).map((place) => ({
      title: t('Take "{0}" out', readablePath(outer?.path(place) ?? [])),
      edits: takeOut(document, [place]),
    }));
    return [...each, all];
  },
});

/** Maximum number of places to choose from. */
const maxChoices = 5;

interface Part {
  offset: number;
  end: number;
}

/** Returns the range from the first item of an array to its last. */
function rowsOf({ items }: JsonNode): Part[] {
  const [first] = items;
  return first ? [{ offset: first.offset, end: (items.at(-1) ?? first).end }] : [];
}

/** Removes all but some parts of a text, which keep their layout. */
function takeOut({ text }: ParsedDocument, parts: readonly Part[], open = '', close = ''): TextEdit[] {
  const eol = eolOf(text, 0);
  const edits: TextEdit[] = [];
  let end = 0;
  for (const part of parts) {
    edits.push({ offset: end, length: part.offset - end, text: end > 0 ? `,${eol}` : open });
    end = part.end;
  }
  return [...edits, { offset: end, length: text.length - end, text: close + eol }];
}
