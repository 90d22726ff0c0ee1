import { spawn } from 'node:child_process';

const kept = /^npm_config_(cache|registry|userconfig|globalconfig|https?_proxy|proxy|noproxy|cafile)$/i;

/**
 * Runs npm in a folder, without the settings of an outer npm.
 * @throws With npm's output, when npm fails.
 */
export async function runNpm(folder: string, ...args: readonly string[]): Promise<void> {
  // Under `npm test` this names the npm that runs us; otherwise the one on the PATH is taken.
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const child = spawn(command, [...first, ...args, '--loglevel=error'], {
    cwd: folder,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command === 'npm' && process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += data;
    });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${folder}\n${output}`);
}

/** The settings of an outer `npm run` (prefix, workspace, engine-strict, ...) are not meant for this one. */
function environment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter(([name]) => !/^npm_(config|package|lifecycle|command)_?/i.test(name) || kept.test(name)),
  );
}
