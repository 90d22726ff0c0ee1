import { isObject } from './asObject';

/**
 * A referral without what belongs to the transport only: `links`, which an update must not send and nobody may follow,
 * and `@odata.*` at any depth (FACTS.md, sections 1 and 5). It is neither sent nor written into files.
 */
export function withoutTransport(value: Record<string, unknown>): Record<string, unknown> {
  const { links: _links, ...rest } = value;
  return withoutAnnotations(rest) as Record<string, unknown>;
}

function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('@odata.'))
      .map(([key, entry]) => [key, withoutAnnotations(entry)]),
  );
}
