import type { Severity } from '../types';
import { rules } from './index';

/** Codes of problems that the parser and the shape check report themselves. */
const builtIn: Readonly<Record<string, Severity>> = {
  'syntax.invalid-json': 'error',
  'syntax.duplicate-property': 'error',
  'syntax.too-deep': 'error',
  'shape.unknown-property': 'warning',
  'shape.documented-spelling': 'information',
  'shape.wrong-type': 'error',
  'shape.not-a-referral': 'error',
  'value.unknown': 'error',
  'value.casing': 'warning',
  'value.other-fiscal-year': 'warning',
  'solution.unknown-area': 'warning',
  'solution.unknown-play': 'warning',
};

/** Every diagnostic code with its default severity. */
export const catalogue: ReadonlyMap<string, Severity> = new Map([
  ...Object.entries(builtIn),
  ...rules.map((rule): [string, Severity] => [rule.code, rule.severity]),
]);
