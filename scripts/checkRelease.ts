import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root';

/** What a release is checked by. */
interface ReleaseFacts {
  readonly manifest: { name: string; version: string; repository: { url: string } };
  readonly changelog: string;
  /** The tag that is released; `''` for a dry run. */
  readonly tag: string;
  /** Address of the repository that the workflow runs in; `''` outside of a workflow. */
  readonly repository: string;
}

/** What the release workflow needs to know. */
export interface Release {
  readonly channel: 'release' | 'pre-release';
  readonly vsix: string;
  readonly cli: string;
}

/** Name of the command line's npm package. */
export const cliName = '@referral-tools/cli';

/**
 * Checks that a version can be released. An odd minor version is a pre-release, as the Marketplace recommends.
 * @throws Error that says what is missing
 */
export function checkRelease({ manifest, changelog, tag, repository }: ReleaseFacts): Release {
  const { name, version } = manifest;
  const problems: string[] = [];
  if (tag && tag !== `v${version}`) problems.push(`The tag is ${tag}, but the version in package.json is ${version}.`);
  const heading = `## [${version}] - `;
  const date = changelog.split('\n').find((line) => line.startsWith(heading));
  if (!date || !/^\d{4}-\d{2}-\d{2}$/.test(date.slice(heading.length)))
    problems.push(`CHANGELOG.md has no section "${heading}YYYY-MM-DD".`);
  const own = manifest.repository.url.replace(/^git\+|\.git$/g, '');
  if (tag && repository !== own)
    problems.push(
      `package.json names the repository ${own}, but this is ${repository}: pictures and links would break.`,
    );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const minor = Number(version.split('.')[1]);
  return {
    channel: minor % 2 === 1 ? 'pre-release' : 'release',
    vsix: `${name}-${version}.vsix`,
    cli: `${cliName.slice(1).replace('/', '-')}-${version}.tgz`,
  };
}

/** Prints the release as lines of a workflow's output. */
function main(): void {
  const release = checkRelease({
    manifest: JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')),
    changelog: readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'),
    tag: process.env.TAG ?? '',
    repository: process.env.REPOSITORY ?? '',
  });
  for (const [name, value] of Object.entries(release)) console.log(`${name}=${value}`);
}

if (require.main === module) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
