import { isResource, type PropertyType, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { JsonNode, Span } from '../document/jsonNode';
import type { ParsedDocument } from '../document/parsedDocument';
import { stringAt } from '../document/tokenValue';
import type { DocumentLink } from '../types';

/** Base of addresses without a host. */
const service = 'https://api.partner.microsoft.com';

/** Properties of a list response that hold addresses. */
const listLinks = new Set(['nextLink', '@odata.nextLink', '@odata.context']);

/** Resources that contain an address at any depth. Others are skipped. */
const linked = new Map<Resource, boolean>();

/** Returns the addresses of a document that can be opened: properties whose format is a URL, and a list's next page. */
export function links(document: ParsedDocument): DocumentLink[] {
  const found: DocumentLink[] = [];
  for (let index = 0; index < document.count; index++) {
    const text = document.textAt(index);
    if (!text || !/https?:|"\/v1/.test(text.text)) continue;
    collect(text.root, referral, document.offset(index), found);
  }
  for (const { name, value } of document.outerProperties) {
    if (value?.type !== 'string' || !listLinks.has(name)) continue;
    add(value, document.text.slice(value.offset, value.offset + value.length), 0, found);
  }
  return found.sort((a, b) => a.offset - b.offset);
}

function collect(node: JsonNode, type: PropertyType, base: number, found: DocumentLink[]): void {
  if (!isResource(type) || !holdsLinks(type)) return;
  for (const item of node.items) collect(item, type, base, found);
  for (const { name, value } of node.properties) {
    const property = value && type.resolve(name)?.property;
    if (!property) continue;
    if (property.format !== 'url') collect(value, property.type, base, found);
    else if (value.type === 'string') add(value, value.literal, base, found);
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

function add({ offset, length }: Span, literal: string, base: number, found: DocumentLink[]): void {
  if (length < 3) return;
  const target = targetOf(stringAt(literal, 0, length));
  const isClosed = literal.endsWith('"');
  if (target) found.push({ offset: base + offset + 1, length: length - (isClosed ? 2 : 1), target });
}

/** Returns the address to open. Only web addresses are returned, whatever the text says. */
function targetOf(address: string): string | undefined {
  const whole = /^https?:\/\//i.test(address) ? address : /^\/[^/\\]/.test(address) ? service + address : undefined;
  if (whole === undefined) return undefined;
  try {
    return new URL(whole).href;
  } catch {
    return undefined;
  }
}
