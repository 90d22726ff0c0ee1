export interface SeedTable {
  header: string;
  rows: string[];
}

const headers = [
  'Property Type Description',
  'Property Description',
  'Value Description',
  'Value',
  'Status Allowed Status Transition Allowed Substatus',
  'Solution Area Solution Play',
];

/** The tables of the text of "Referral resources" by their heading. A table without one takes the first word before it. */
export function seedTables(text: string): Map<string, SeedTable> {
  const blocks = text.split(/\r?\n\s*\r?\n/).map((block) => block.trim().split(/\r?\n/));
  const tables = new Map<string, SeedTable>();
  let before: string[] = [];
  for (const [first = '', ...rows] of blocks) {
    if (headers.includes(first)) {
      const heading = before.findLast((line) => /^[^•]*[^.:]$/.test(line)) ?? before.at(-1)?.split(' ')[0] ?? '';
      tables.set(heading, { header: first, rows });
      before = [];
    } else {
      before.push(first);
    }
  }
  return tables;
}
