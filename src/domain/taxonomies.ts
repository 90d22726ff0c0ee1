import type { Taxonomy } from './taxonomy';
import { taxonomyFY25 } from './taxonomyFY25';
import { taxonomyFY26 } from './taxonomyFY26';

/** The fiscal years that ship with the extension, oldest first. */
export const taxonomies: readonly Taxonomy[] = [taxonomyFY25, taxonomyFY26];
