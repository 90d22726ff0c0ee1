const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Whether two texts are equal except for HTML escapes and surrounding spaces, which the service may add or remove. */
export function sameText(a: string, b: string): boolean {
  return a === b || unescapeHtml(a).trim() === unescapeHtml(b).trim();
}

/** Replaces HTML escapes such as `&amp;` or `&#38;` with their characters, once. Keeps unknown ones. */
export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name) return named[name.toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
