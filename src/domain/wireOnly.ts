/** Sources of properties that the wire has and the documentation has not. */
export const wireOnly = 'FACTS.md, section 8 (seen on the wire, not documented)';
