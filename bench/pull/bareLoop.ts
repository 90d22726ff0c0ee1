import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

interface Page {
  value: Record<string, unknown>[];
  '@odata.nextLink'?: string;
}

/** What a pull is compared with: the same pages fetched and the same files written, and nothing else done. */
async function main([first = '', folder = '']: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  let written = 0;
  for (let next: string | undefined = first; next !== undefined; ) {
    const response = await fetch(next, { headers: { authorization: 'Bearer sandbox' } });
    const page = (await response.json()) as Page;
    for (const { links: _, ...referral } of page.value) {
      const file = path.join(folder, `${String(referral.id)}.referral.json`);
      await writeFile(file, `${JSON.stringify(referral, null, 2)}\n`);
      written++;
    }
    next = page['@odata.nextLink'];
  }
  console.log(`${written} written`);
}

void main(process.argv.slice(2));
