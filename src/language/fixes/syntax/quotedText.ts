/** Opening quotes that are none in JSON, and what may close them. */
const closing: Readonly<Record<string, string>> = {
  "'": "'",
  '`': '`',
  '‘': '’‘',
  '“': '”“"',
  '”': '”',
  '„': '“”',
};

/** A text in quotes of another kind: where it ends, and how JSON writes it. */
export interface QuotedText {
  end: number;
  json: string;
}

/** Reads a text in single or typographic quotes on one line; undefined where none begins at `offset`. */
export function quotedText(text: string, offset: number): QuotedText | undefined {
  const close = closing[text[offset] ?? ''];
  if (!close) return undefined;
  let inner = '';
  for (let at = offset + 1; at < text.length; at++) {
    const c = text[at] ?? '';
    if (c === '\n' || c === '\r') return undefined;
    if (close.includes(c)) {
      return isJsonString(`"${inner}"`) ? { end: at + 1, json: `"${inner}"` } : undefined;
    }
    if (c === '\\') {
      at++;
      const escaped = text[at] ?? '';
      inner += close.includes(escaped) ? escaped : c + escaped;
    } else {
      inner += c === '"' ? '\\"' : c;
    }
  }
  return undefined;
}

function isJsonString(literal: string): boolean {
  try {
    return typeof JSON.parse(literal) === 'string';
  } catch {
    return false;
  }
}
