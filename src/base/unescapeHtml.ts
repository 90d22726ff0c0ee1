const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Whether two texts differ at most by HTML escapes or blanks around them, as the service may write them. */
export function sameText(a: string, b: string): boolean {
  return a === b || unescapeHtml(a).trim() === unescapeHtml(b).trim();
}

/** Returns a text without its HTML escapes, such as `&amp;` or `&#38;`, each resolved once; unknown ones stay. */
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
