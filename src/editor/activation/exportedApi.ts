import { Range, Uri } from 'vscode';
import { planFile } from '../../sync/plan/planReferral';
import { textPositions } from '../documents/positions';
import { workspaceFile } from '../documents/workspaceFile';
import type { Services } from '../editorServices';
import type { ExportedPlan, ExportedProblem, ReferralsExports } from './exportedTypes';

/** Answers other extensions; see `ReferralsExports`. */
export function exportedApi({ problems, connections }: Services<'connections' | 'problems'>): ReferralsExports {
  return {
    async check(uri): Promise<ExportedProblem[]> {
      const file = asUri(uri);
      const text = await workspaceFile(file).read();
      const positionAt = textPositions(text);
      return (await problems.check(file, text)).map(({ code, severity, message, offset, length, path }) => {
        return { code, severity, message, path, range: new Range(positionAt(offset), positionAt(offset + length)) };
      });
    },
    async plan(uri, { ask = false } = {}): Promise<ExportedPlan[]> {
      const file = asUri(uri);
      const connection = await connections.open({ interactive: false, uri: file });
      const rows = await planFile(connection, workspaceFile(file), { ask });
      return rows.map(({ pointer, id, name, plan, draft, changes }) => {
        return {
          pointer,
          ...(id && { id }),
          ...(name && { name }),
          plan,
          ...(draft && { draft }),
          changes: [...changes],
        };
      });
    },
  };
}

/** @throws TypeError for anything but an address */
function asUri(value: unknown): Uri {
  if (value instanceof Uri) return value;
  throw new TypeError('Expected a Uri.');
}
