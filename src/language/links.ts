import type { Node } from 'jsonc-parser';
import { isResource } from '../domain/isResource';
import { referral } from '../domain/referral';
import type { PropertyType, Resource } from '../domain/resource';
import { maxDepth } from './document/maxDepth';
import type { ParsedDocument } from './document/parsedDocument';
import { tolerantTree } from './document/tolerantTree';
import type { DocumentLink } from './types';

/** What addresses without a host are relative to. */
const service = 'https://api.partner.microsoft.com';

/** Properties of a list response that hold addresses. */
const listLinks = new Set(['nextLink', '@odata.nextLink', '@odata.context']);

/** Resources that hold an address somewhere below: others are not looked into. */
const linked = new Map<Resource, boolean>();

/** The addresses of a document that can be opened: of properties whose format is a URL, and of a list's next page. */
export function links(document: ParsedDocument): DocumentLink[] {
  const found: DocumentLink[] = [];
  document.texts.forEach((text, index) => {
    // Without an address there is no reason to build a tree.
    if (!/https?:|"\/v1/.test(text.text)) return;
    collect(text.root, referral, document.offset(index), document.text, found);
  });
  if (document.form === 'list') {
    for (const property of tolerantTree(document.paddedShell, maxDepth).root?.children ?? []) {
      const [key, value] = property.children ?? [];
      if (listLinks.has(String(key?.value))) add(value, 0, document.text, found);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}

function collect(node: Node | undefined, type: PropertyType, base: number, text: string, found: DocumentLink[]): void {
  if (!isResource(type) || !holdsLinks(type)) return;
  if (node?.type === 'array') {
    for (const item of node.children ?? []) collect(item, type, base, text, found);
  }
  if (node?.type !== 'object') return;
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    const property = key && type.resolve(String(key.value))?.property;
    if (!property) continue;
    if (property.format === 'url') add(value, base, text, found);
    else collect(value, property.type, base, text, found);
  }
}

function holdsLinks(resource: Resource): boolean {
  let holds = linked.get(resource);
  if (holds === undefined) {
    holds = resource.properties.some(({ type, format }) => {
      return format === 'url' || (isResource(type) && type !== resource && holdsLinks(type));
    });
    linked.set(resource, holds);
  }
  return holds;
}

function add(value: Node | undefined, base: number, text: string, found: DocumentLink[]): void {
  if (value?.type !== 'string' || value.length < 3) return;
  const offset = base + value.offset;
  const target = targetOf(String(value.value));
  const ended = text[offset + value.length - 1] === '"';
  if (target) found.push({ offset: offset + 1, length: value.length - (ended ? 2 : 1), target });
}

/** The address to open; only of the web, whatever the text says. */
function targetOf(address: string): string | undefined {
  const whole = /^https?:\/\//i.test(address) ? address : /^\/[^/\\]/.test(address) ? service + address : undefined;
  if (whole === undefined) return undefined;
  try {
    const url = new URL(whole);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
