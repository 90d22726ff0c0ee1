import type { Severity } from '../../language/types';
import { checkSources, type OptionsOf } from '../check/checkSources';
import type { Source } from '../check/source';
import type { CheckedFile } from '../formats/report';

type Problem = CheckedFile['problems'][number];

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * Returns the problems that block submitting, by file name. Leaves out files without any. Checks files against each
 * other, as `check` does.
 * @param blockOn returns the lowest severity that blocks a source; placeholders always block
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

/** Filters the problems of a file: those in the referral at a pointer, and those of the whole file. */
export function problemsAt(problems: readonly Problem[], pointer: string): Problem[] {
  return problems.filter(({ path }) => `${path}/`.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(`${path}/`));
}
