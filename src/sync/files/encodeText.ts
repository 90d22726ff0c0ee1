import { decodeText } from './decodeText';

/**
 * Encodes a text like `original`, including its byte order mark.
 * @returns undefined if `original` has bytes that would be lost, because they are not valid in its encoding
 */
export function encodeText(text: string, original: Uint8Array): Uint8Array | undefined {
  const write = encoder(original);
  // Nearly all files are valid UTF-8, so checks that first.
  const isKept = isUtf8(original) || same(write(decodeText(original)), original);
  return isKept ? write(text) : undefined;
}

function encoder([first, second, third]: Uint8Array): (text: string) => Uint8Array {
  if (first === 0xff && second === 0xfe) return (text) => utf16(`\ufeff${text}`, true);
  if (first === 0xfe && second === 0xff) return (text) => utf16(`\ufeff${text}`, false);
  const mark = first === 0xef && second === 0xbb && third === 0xbf ? '\ufeff' : '';
  const encode = new TextEncoder();
  return (text) => encode.encode(mark + text);
}

function utf16(text: string, isLittleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittleEndian);
  return new Uint8Array(view.buffer);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
