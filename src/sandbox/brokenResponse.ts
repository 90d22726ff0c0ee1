/** How an answer goes wrong on its way; only a server can do that, a fetch handler cannot. */
type Breakage = { readonly kind: 'drop' } | { readonly kind: 'truncate'; readonly bytes: number | undefined };

/** An answer that tells the server around the handler to end the connection instead, or halfway. */
export class BrokenResponse extends Response {
  constructor(
    readonly breakage: Breakage,
    intended?: Response,
  ) {
    super(intended?.body ?? null, intended);
  }
}
