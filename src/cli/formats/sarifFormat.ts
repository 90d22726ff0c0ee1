import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Location, Log, Region, ReportingDescriptor, Result } from 'sarif';
import { version } from '../../../package.json';
import { t } from '../../base/l10n';
import { configurationCodes } from '../../language/configuration/configurationProblem';
import type { Rule } from '../../language/rules/defineRule';
import { rules } from '../../language/rules/index';
import type { Severity } from '../../language/types';
import type { CheckedFile, OtherPlace, PlacedProblem, Range, Report } from './report';

const levels: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};
const indexes = new Map([...rules, ...configurationCodes].map(({ code }, index) => [code, index]));

/** Reports problems as SARIF 2.1.0 with one run. Files below `cwd` are relative to `%SRCROOT%`. */
export function sarifFormat(cwd: string): Report {
  let separator = '\n';
  return {
    begin: () => beginning(cwd),
    file: (checked) => {
      return results(checked, cwd)
        .map((result) => {
          const text = `${separator}${JSON.stringify(result)}`;
          separator = ',\n';
          return text;
        })
        .join('');
    },
    end: () => '\n]}]}\n',
  };
}

/** Returns the text before the first result. */
function beginning(cwd: string): string {
  const run: Log['runs'][number] = {
    tool: {
      driver: {
        name: 'Partner Center Referrals',
        semanticVersion: version,
        rules: [...rules.map(ruleOf), ...configurationCodes.map(configurationRule)],
      },
    },
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    originalUriBaseIds: { '%SRCROOT%': { uri: folderUri(cwd) } },
  };
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  // The run stays open for its results.
  return `${JSON.stringify(log).slice(0, -'}]}'.length)},"results":[`;
}

function ruleOf(rule: Rule): ReportingDescriptor {
  const { code } = rule;
  const summary = t(rule.summary);
  const off = t('To change its severity or turn it off, use "{0}" in the setting referrals.rules, or --rule.', code);
  const text = [summary, t(rule.remedy), ...(rule.isFixed ? [] : [off])].join(' ');
  return {
    id: code,
    shortDescription: { text: summary },
    defaultConfiguration: { level: levels[rule.severity] },
    help: { text, markdown: text.replaceAll(/"([^"]+)"/g, '`$1`') },
  };
}

/** Describes a code of configuration files, whose severity cannot be changed. */
function configurationRule({ code, severity, summary }: (typeof configurationCodes)[number]): ReportingDescriptor {
  const text = summary();
  return {
    id: code,
    shortDescription: { text },
    defaultConfiguration: { level: levels[severity] },
    help: { text, markdown: text },
  };
}

function results({ file, problems }: CheckedFile, cwd: string): Result[] {
  const artifact = artifactLocation(file, cwd);
  const times = new Map<string, number>();
  return problems.map((problem): Result => {
    const { code, severity, message, range, path: pointer, related } = problem;
    const index = indexes.get(code);
    return {
      ruleId: code,
      ...(index !== undefined && { ruleIndex: index }),
      level: levels[severity],
      message: { text: message },
      locations: [
        {
          physicalLocation: { artifactLocation: artifact, region: region(range) },
          logicalLocations: [{ fullyQualifiedName: pointer, kind: 'value' }],
        },
      ],
      partialFingerprints: { 'referralPath/v1': fingerprint(artifact.uri, problem, times) },
      ...(related.length > 0 && { relatedLocations: related.map((place, id) => relatedLocation(place, id, cwd)) }),
    };
  });
}

function relatedLocation({ file, range, message }: OtherPlace, id: number, cwd: string): Location {
  return {
    id,
    physicalLocation: { artifactLocation: artifactLocation(file, cwd), region: region(range) },
    message: { text: message },
  };
}

function region({ start, end }: Range): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function artifactLocation(file: string, cwd: string): ArtifactLocation & { uri: string } {
  if (file === '<stdin>') return { uri: encodeURIComponent(file) };
  const relative = path.relative(cwd, path.resolve(cwd, file));
  if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative))
    return { uri: pathToFileURL(path.resolve(cwd, file)).href };
  return { uri: relative.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

function folderUri(folder: string): string {
  const { href } = pathToFileURL(folder);
  return href.endsWith('/') ? href : `${href}/`;
}

/** Returns a hash that stays the same as long as the problem keeps its path, even if its line changes. */
function fingerprint(uri: string, { code, path: pointer }: PlacedProblem, times: Map<string, number>): string {
  const key = `${uri}\n${code}\n${pointer}`;
  const before = times.get(key) ?? 0;
  times.set(key, before + 1);
  return createHash('sha256').update(`${key}\n${before}`).digest('hex').slice(0, 32);
}
