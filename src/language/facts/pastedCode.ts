import type { ParsedDocument } from '../document/parsedDocument';
import { codeToJson } from './codeToJson';

/** Maximum number of characters of a text that may be code. */
const maxLength = 200_000;

/** Number of characters in which the first name of an object begins. */
const near = 600;

/** A name with an equals sign or an arrow after it, first in its object. */
const assigned = /[{([]\s*:?(?:"[\w.@$]+"|'[\w.@$]+'|[A-Za-z_]\w*|\[\s*["']\w+["']\s*\])\s*=/;

/** A constructor, or a call with several arguments. */
const called = /[:=,[(]\s*new\b|[A-Za-z]\([^()"'\n]{1,100},/;

/** An object literal of another language. */
interface PastedCode {
  /** The language; undefined if it may be one of several. */
  language?: string;
  json: string;
}

/**
 * Recognizes an object literal that was copied from a program. One of JavaScript or Python that has only quotes of
 * another kind is JSON with errors, each with its own fix.
 */
export function pastedCode(document: ParsedDocument): PastedCode | undefined {
  if (document.isValid || document.length > maxLength) return undefined;
  const { text } = document;
  if (!assigned.test(text.slice(0, near)) && !called.test(text)) return undefined;
  const code = codeToJson(text);
  if (!code) return undefined;
  const { json, equals, arrows, colons, calls } = code;
  // A sign that is mistyped stays one error among right ones.
  const isAssigned = Math.min(equals, arrows) === 0 && equals + arrows > Math.max(1, colons);
  if (!isAssigned && calls === 0) return undefined;
  const language = languageOf(text);
  return { json: json + (/\s*$/.exec(text)?.[0] ?? ''), ...(language && { language }) };
}

function languageOf(text: string): string | undefined {
  if (/@[{(]|\$(?:true|false|null)\b|ConvertTo-Json/i.test(text)) return 'PowerShell';
  if (/\bnew\b/.test(text) && /\{\s*[A-Za-z]\w*\s*=(?!>)/.test(text.slice(0, near))) return 'C#';
  if (/array\(|<\?php|^\s*(?:return\s*|\$\w+\s*=\s*)?\[\s*["']\w+["']\s*=>/.test(text)) return 'PHP';
  if (/\{\s*:?["']?\w+["']?\s*=>/.test(text)) return 'Ruby';
  return /\bdict\(|\bdatetime\b|\b(?:None|True|False)\b/.test(text) ? 'Python' : undefined;
}
