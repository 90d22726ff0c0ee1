import { isObject } from './asObject';

/**
 * A referral without what belongs to the transport only: `links`, which an update must not send and nobody may follow,
 * and `@odata.*` at any depth (docs/service.md, "Requests and headers" and "Update"). It is neither sent nor written into files.
 */
export function withoutTransport(value: Record<string, unknown>): Record<string, unknown> {
  const { links: _links, ...rest } = value;
  return withoutAnnotations(rest) as Record<string, unknown>;
}

/** Returns the same object if there is nothing to leave out: most referrals have no annotations. */
function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(withoutAnnotations);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isObject(value)) return value;
  let isSame = true;
  const entries: [string, unknown][] = [];
  for (const [key, entry] of Object.entries(value)) {
    const kept = key.startsWith('@odata.') ? undefined : withoutAnnotations(entry);
    isSame &&= kept === entry;
    if (kept !== undefined) entries.push([key, kept]);
  }
  return isSame ? value : Object.fromEntries(entries);
}
