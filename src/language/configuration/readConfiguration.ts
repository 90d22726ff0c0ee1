import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { t } from '../../base/l10n';
import { fiscalYear } from '../../domain/taxonomy/fiscalYear';
import { quoteList } from '../wording';
import type { Configuration } from './configuration';
import type { ConfigurationProblem } from './configurationProblem';
import { configurationShape } from './configurationShape';
import { yearsWith } from './languageOptions';
import { type ReportProblem, taken } from './taken';
import { readTables } from './taxonomyFiles';

/** Result of reading a configuration file. */
export interface ReadConfiguration {
  /** The valid entries; an invalid one counts as not given. */
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
  /** Paths of the taxonomy files that it names, relative to its folder. */
  readonly files: readonly string[];
}

/**
 * Reads the text of a configuration file: JSON, with comments and trailing commas allowed. Never throws.
 * @param fileText returns the text of a taxonomy file by its path, undefined if it cannot be read; without it, those files
 *   count as not given
 */
export function readConfiguration(text: string, fileText?: (path: string) => string | undefined): ReadConfiguration {
  const problems: ConfigurationProblem[] = [];
  const errors: ParseError[] = [];
  const plain = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const root = parseTree(plain, errors, { allowTrailingComma: true, allowEmptyContent: true });
  for (const { offset, length } of errors.slice(0, 1))
    problems.push(problem({ offset, length }, '', t('This is not valid JSON. The rest of the file may be ignored.')));
  if (!root) return { configuration: {}, problems, files: [] };
  const report: ReportProblem = (node, path, message, more = {}) =>
    problems.push({ ...problem(node, path, message), ...more });
  const { taxonomies: written, ...others } = taken(root, configurationShape, '', report) ?? {};
  const { tables, files } = readTables(written, root, fileText, report);
  const configuration: Configuration = { ...others, ...(tables && { taxonomies: tables }) };
  // Years of files that are not read yet may be chosen.
  if (fileText || files.length === 0) checkYear(configuration, root, report);
  return { configuration, problems: problems.sort((a, b) => a.offset - b.offset), files };
}

function problem(
  { offset, length }: Pick<Node, 'offset' | 'length'>,
  path: string,
  message: string,
): ConfigurationProblem {
  return { code: 'configuration.invalid', severity: 'error', message, offset, length, path, isInSchema: true };
}

/** Reports a fiscal year that neither the extension nor the file knows. */
function checkYear({ taxonomy, taxonomies }: Configuration, root: Node, report: ReportProblem): void {
  const years = yearsWith(taxonomies);
  if (taxonomy === undefined || years.includes(fiscalYear(taxonomy))) return;
  const entry = root.children?.find(({ children: [key] = [] }) => key?.value === 'taxonomy')?.children?.[1];
  const message = t(
    '"{0}" is not a known fiscal year. Use {1}, or add it to "taxonomies".',
    taxonomy,
    quoteList(years),
  );
  if (entry) report(entry, '/taxonomy', message, { isInSchema: false });
}
