/**
 * Returns a referral without what belongs to the transport or to editors only: `links`, which an update must not send and
 * no user may follow, `$schema`, and annotations such as `@odata.etag` and `team@odata.type` at any depth (docs/service.md,
 * "Requests and headers" and "Update"). They are neither sent nor written into files.
 */
export function withoutTransport(value: Record<string, unknown>): Record<string, unknown> {
  const { links: _links, $schema: _schema, ...rest } = value;
  return withoutAnnotations(Object.hasOwn(value, 'links') || Object.hasOwn(value, '$schema') ? rest : value) as Record<
    string,
    unknown
  >;
}

/** Returns the same value if there is nothing to leave out: most referrals have no annotations. */
function withoutAnnotations(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(withoutAnnotations);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const own = value as Record<string, unknown>;
  for (const key of Object.keys(own)) {
    if (key.includes('@odata.') || withoutAnnotations(own[key]) !== own[key]) {
      const kept = Object.entries(own).filter(([name]) => !name.includes('@odata.'));
      return Object.fromEntries(kept.map(([name, entry]) => [name, withoutAnnotations(entry)]));
    }
  }
  return value;
}
