import type { WorkspaceConfiguration } from 'vscode';
import { currentRule, renamedSettings } from '../../language/configuration/renamed';
import { isSet } from './isSet';

/** Told of a name in the settings that has another one now. */
export type TellRenamed = (given: string, now: string) => void;

/** Returns the ID under which a setting is set: an earlier one only if the present one is not. */
export function idInUse(configuration: WorkspaceConfiguration, id: string): string {
  if (isSet(configuration.inspect(id))) return id;
  const earlier = [...renamedSettings].find(([name, now]) => now === id && isSet(configuration.inspect(name)));
  return earlier?.[0] ?? id;
}

/** Returns the entries of `referrals.rules` under the codes that the rules have now. */
export function underCurrentCodes(value: unknown, tell: TellRenamed): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([given, severity]): [string, unknown] => {
    const code = currentRule(given) ?? given;
    if (code !== given) tell(given, code);
    return [code, severity];
  });
  return Object.fromEntries(entries);
}
