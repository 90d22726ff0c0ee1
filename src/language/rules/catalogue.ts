import type { Severity } from '../types';
import { rules } from './index';

/** Every diagnostic code with its default severity. */
export const catalogue: ReadonlyMap<string, Severity> = new Map(rules.map(({ code, severity }) => [code, severity]));

/** The codes whose severity can be changed. */
export const changeable: readonly string[] = rules.flatMap(({ code, isFixed }) => (isFixed ? [] : [code]));
