import { isUtf8 } from 'node:buffer';
import { decodeText } from './decodeText';

/**
 * The bytes of a text in the encoding of `original`, with a byte order mark where that has one.
 * @returns undefined where `original` is not what its own text would be written as: then it cannot be kept
 */
export function encodeText(text: string, original: Uint8Array): Uint8Array | undefined {
  const write = encoder(original);
  // Nearly all files: what is valid UTF-8 is what its text would be written as.
  const isKept = isUtf8(original) || same(write(decodeText(original)), original);
  return isKept ? write(text) : undefined;
}

function encoder([first, second, third]: Uint8Array): (text: string) => Uint8Array {
  if (first === 0xff && second === 0xfe) return (text) => Buffer.from(`\ufeff${text}`, 'utf16le');
  if (first === 0xfe && second === 0xff) return (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  const mark = first === 0xef && second === 0xbb && third === 0xbf ? '\ufeff' : '';
  return (text) => Buffer.from(mark + text);
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
