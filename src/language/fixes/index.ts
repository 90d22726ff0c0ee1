import type { FixProvider } from './fixProvider';
import { insertSubstatus } from './insertSubstatus';
import { renameProperty } from './renameProperty';
import { useAllowedValue } from './useAllowedValue';

/** Every quick fix. */
export const fixes: readonly FixProvider[] = [useAllowedValue, renameProperty, insertSubstatus];
