import type { Severity } from '../../language/types';
import { checkSources, type OptionsOf } from '../check/checkSources';
import type { Source } from '../check/source';
import type { CheckedFile } from '../formats/report';

type Problem = CheckedFile['problems'][number];

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * The problems that keep referrals from being sent, by file; files without any are left out. Files are checked against
 * each other, as `check` does.
 * @param blockOn the least severe problem of a source that does so; placeholders always do
 */
export async function blockedBy(
  sources: readonly Source[],
  optionsOf: OptionsOf,
  blockOn: (source: Source) => Severity | 'off',
): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const blocked = new Map<string, readonly Problem[]>();
  const byName = new Map(sources.map((source) => [source.name, source]));
  for await (const { file, problems } of checkSources(sources, optionsOf)) {
    const source = byName.get(file);
    const level = source ? blockOn(source) : 'error';
    const limit = level === 'off' ? -1 : order.indexOf(level);
    const severe = problems.filter(
      ({ code, severity }) => code === 'draft.placeholder' || order.indexOf(severity) <= limit,
    );
    if (severe.length > 0) blocked.set(file, severe);
  }
  return blocked;
}

/** Those of a file's problems that are about the referral at a pointer, or about all of the file. */
export function problemsAt(problems: readonly Problem[], pointer: string): Problem[] {
  return problems.filter(({ path }) => `${path}/`.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(`${path}/`));
}
