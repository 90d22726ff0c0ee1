import assert from 'node:assert/strict';
import { httpReferralsApi } from '../../../src/api/http/httpReferralsApi';
import { listAll } from '../../../src/api/odata/listPages';
import { takeWebLock } from '../../../src/base/webLock';
import { workerSandbox } from '../../../src/sandbox/workerSandbox';

/** A text in memory. */
function keptText(content?: string) {
  const kept = { content };
  return {
    kept,
    text: {
      read: async () => kept.content,
      write: async (next: string) => {
        kept.content = next;
      },
      async alone<T>(work: () => Promise<T>): Promise<T> {
        const unlock = await takeWebLock('sandbox');
        try {
          return await work();
        } finally {
          await unlock();
        }
      },
    },
  };
}

async function idsOf(sandbox: ReturnType<typeof workerSandbox>): Promise<string[]> {
  const api = httpReferralsApi({ endpoint: sandbox.url, token: async () => 'any', fetch: sandbox.fetch });
  const ids: string[] = [];
  for await (const { id } of listAll(api, {})) ids.push(id);
  return ids;
}

describe('the sandbox without a network', () => {
  it('answers the client, keeps what was changed, and starts again with it', async () => {
    const { text, kept } = keptText();
    const sandbox = workerSandbox({ text });
    const api = httpReferralsApi({ endpoint: sandbox.url, token: async () => 'any', fetch: sandbox.fetch });
    const [first = ''] = await idsOf(sandbox);
    const { body, eTag } = await api.get(first);
    const { links: _links, ...rest } = body;
    const saved = await api.update(first, { ...rest, name: 'Changed' }, eTag).catch(() => undefined);
    if (saved) assert.match(kept.content ?? '', /"name":"Changed"/);
    const created = await api.create({ ...rest, id: undefined, eTag: undefined, name: 'One more' });
    const again = await idsOf(workerSandbox({ text }));
    assert.ok(again.includes(created.body.id as string));
    assert.equal(await sandbox.reset(), again.length - 1);
  });

  it('refuses what the service refuses', async () => {
    const sandbox = workerSandbox({ text: keptText().text });
    const api = httpReferralsApi({ endpoint: sandbox.url, token: async () => 'invalid', fetch: sandbox.fetch });
    await assert.rejects(api.get('00000000-0000-4000-8000-000000000000'), { kind: 'unauthenticated' });
  });

  it('begins again with the samples if its data cannot be read, and says so', async () => {
    const said: string[] = [];
    const sandbox = workerSandbox({ text: keptText('{"version":').text, log: (message) => said.push(message) });
    assert.ok((await idsOf(sandbox)).length > 3);
    assert.match(said[0] ?? '', /Could not read the sandbox's data/);
  });
});
