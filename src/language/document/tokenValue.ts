import { quote } from './reader/characters';
import { quotedAsJson, withoutQuotes } from './reader/readWord';
import { TokenKind, type Tokens } from './reader/tokens';

/** Returns the text of a string or key, without quotes and escapes. Invalid escapes stay as they are written. */
export function stringAt(text: string, start: number, end: number): string {
  if (text.charCodeAt(start) !== quote) {
    const written = text.slice(start, end);
    const json = quotedAsJson(written);
    return json === undefined ? withoutQuotes(written) : JSON.parse(json);
  }
  const isClosed = end - start > 1 && text.charCodeAt(end - 1) === quote;
  let content = isClosed ? text.slice(start + 1, end - 1) : withoutQuotes(text.slice(start, end));
  // Several quotes at both ends: `""A""`.
  if (/^"+[^"\\]+"+$/.test(content)) content = content.replaceAll('"', '');
  return content.includes('\\') ? unescaped(content) : content;
}

function unescaped(content: string): string {
  try {
    return JSON.parse(`"${content}"`);
  } catch {
    return partlyUnescaped(content);
  }
}

/** Decodes a string with invalid escapes, which stay as they are. */
function partlyUnescaped(content: string): string {
  return content.replace(/\\(?:u([\da-fA-F]{4})|(["\\/bfnrt]))/g, (_, code: string | undefined, sign: string) => {
    return code === undefined ? (controls[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16));
  });
}

const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/**
 * Returns the value of a token as `JSON.parse` does. If a name occurs twice, the last property with a value counts.
 * `__proto__` is an ordinary property. Text that is not JSON is null.
 * @param toNumber makes the value of a number from its text
 */
export function valueAt(
  tokens: Tokens,
  text: string,
  index: number,
  toNumber: (text: string) => unknown = Number,
): unknown {
  const start = tokens.start(index);
  switch (tokens.kind(index)) {
    case TokenKind.Object: {
      const result: Record<string, unknown> = {};
      const end = tokens.next(index);
      for (let key = index + 1; key < end; key = tokens.next(key)) {
        const value = tokens.kind(key) === TokenKind.Key ? tokens.valueOf(key) : -1;
        if (value < 0 || tokens.start(key) === tokens.end(key)) continue;
        put(result, stringAt(text, tokens.start(key), tokens.end(key)), valueAt(tokens, text, value, toNumber));
      }
      return result;
    }
    case TokenKind.Array: {
      const items: unknown[] = [];
      const end = tokens.next(index);
      for (let item = index + 1; item < end; item = tokens.next(item)) {
        items.push(valueAt(tokens, text, item, toNumber));
      }
      return items;
    }
    case TokenKind.Number:
      return toNumber(text.slice(start, tokens.end(index)));
    case TokenKind.True:
      return true;
    case TokenKind.False:
      return false;
    case TokenKind.String:
      if (tokens.isPlain(index)) return text.slice(start + 1, tokens.end(index) - 1);
      return stringAt(text, start, tokens.end(index));
    case TokenKind.Key:
      return stringAt(text, start, tokens.end(index));
    default:
      return null;
  }
}

function put(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
}
