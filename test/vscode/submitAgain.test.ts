import assert from 'node:assert/strict';
import { Range, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import type { SubmitServices } from '../../src/editor/commands/submit/submit';
import { submit } from '../../src/editor/commands/submit/submit';
import { memoryApi } from '../unit/sync/memoryApi';
import { memoryBaselines } from '../unit/sync/memoryBaselines';
import { answering } from './support/answering';
import { deal } from './support/deal';
import { Scratch } from './support/scratch';

describe('an edit while the report of a submit is made', function () {
  this.timeout(60_000);
  const files = new Scratch('submit-again');
  afterEach('files are cleared away', () => files.clean());

  const notes = 'Robots in two halls.';
  const typed = 'Robots in three halls.';

  /** Submits a deal; when the answer is in the file, `next` runs before the report is made. */
  async function submitWith(next: (document: TextDocument, again: () => Promise<unknown>) => Promise<void>) {
    const service = memoryApi();
    const connection = { api: service.api, baselines: memoryBaselines(), clock: () => new Date(0), service: 'sandbox' };
    let reported = 0;
    const services = {
      connections: { open: async () => connection, serviceName: 'the sandbox' },
      localTree: { refresh: () => undefined },
      openConflicts: { note: () => undefined },
      problems: { check: async () => [] },
      remoteDocuments: { shows: () => false },
      remoteTree: { refresh: () => undefined },
      serviceProblems: { show: async (uri: Uri) => (reported++ === 0 ? next(document, () => send(uri)) : undefined) },
      settings: {
        ignores: () => false,
        read: () => ({ 'submit.blockOn': 'error', 'submit.method': 'auto', 'submit.reference': 'generate' }),
      },
    } as unknown as SubmitServices;
    const send = (uri: Uri) => submit(services, uri) as Promise<unknown>;
    const document = await files.open(deal());
    const said = await answering({}, () => send(document.uri));
    return { document, said, service };
  }

  async function type(document: TextDocument): Promise<void> {
    const change = new WorkspaceEdit();
    const at = document.getText().indexOf(notes);
    const range = new Range(document.positionAt(at), document.positionAt(at + notes.length));
    change.replace(document.uri, range, typed);
    assert.ok(await workspace.applyEdit(change));
  }

  it('is sent by the next submit, which does not join the first one', async () => {
    let second: Promise<unknown> | undefined;
    const { service } = await submitWith(async (document, again) => {
      await type(document);
      second = again();
    });
    const { outcome } = (await second) as { outcome: string };
    assert.equal(outcome, 'updated');
    assert.match(JSON.stringify(service.calls.at(-1)), new RegExp(typed));
  });

  it('is not told as set by the service', async () => {
    const { document, said } = await submitWith(type);
    assert.deepEqual(said, ['Created in the sandbox. Status is now Active · Pending.']);
    assert.match(document.getText(), new RegExp(typed));
  });
});
