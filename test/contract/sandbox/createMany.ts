/** A process of its own that creates referrals in a data folder: `createMany.ts DATA_DIR COUNT`. */
import { minimalReferral } from '../../unit/sandbox/minimalReferral';
import { sandboxClient } from './sandboxClient';

async function main(): Promise<void> {
  const [dataDir, count] = process.argv.slice(2);
  const sandbox = await sandboxClient({ dataDir });
  for (let created = 0; created < Number(count); created++) {
    const { status, text } = await sandbox.send('', { body: minimalReferral({ name: `From ${process.pid}` }) });
    if (status !== 201) throw new Error(text);
  }
  await sandbox.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
