import type { Severity } from '../types';
import { rules } from './index';

/** Every diagnostic code with its default severity. */
export const catalogue: ReadonlyMap<string, Severity> = new Map(rules.map(({ code, severity }) => [code, severity]));
