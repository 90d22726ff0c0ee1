import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { deal } from './deal';
import { workspaces } from './workspace';

const tsx = pathToFileURL(require.resolve('tsx')).href;
const maxMegabytes = 450;

describe('a service that sends huge responses', function () {
  this.timeout(300_000);
  const open = workspaces();

  for (const answer of ['gzip bomb', 'endless', 'deep', 'wide'] as const) {
    for (const on of ['list', 'create'] as const) {
      it(`${answer} as the response to ${on} is refused before it fills the memory`, async () => {
        const workspace = await open({ faults: [{ on, answer, times: 100 }] });
        workspace.write('a.referral.json', deal('B'));
        const args = on === 'list' ? ['pull'] : ['submit', 'a.referral.json'];
        const given = [...args, '--endpoint', workspace.service.origin];
        const { code, output, megabytes } = await measured(given, workspace.folder);
        // The create is found by its reference in the list, which is small.
        assert.equal(code, on === 'list' ? 2 : 0, output);
        assert.ok(megabytes < maxMegabytes, `${megabytes} MB: ${output}`);
        if (on === 'create') assert.equal(workspace.service.counts().get('B'), 1);
      });
    }
  }

  /** Runs the command line as a process. */
  function measured(args: string[], cwd: string): Promise<{ code: number | null; output: string; megabytes: number }> {
    const child = spawn(process.execPath, ['--import', tsx, path.join(__dirname, 'cliWithPeak.ts'), ...args], { cwd });
    let output = '';
    for (const pipe of [child.stdout, child.stderr]) pipe.setEncoding('utf8').on('data', (text) => (output += text));
    const timer = setTimeout(() => child.kill('SIGKILL'), 280_000);
    return new Promise((resolve) => {
      child.once('close', (code) => {
        clearTimeout(timer);
        const peak = Number(/PEAK (\d+)/.exec(output)?.[1] ?? Number.POSITIVE_INFINITY);
        resolve({ code, output: output.slice(-2000), megabytes: Math.round(peak / 1024) });
      });
    });
  }
});
