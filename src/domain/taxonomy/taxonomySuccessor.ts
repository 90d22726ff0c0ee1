/** Names of solution areas and plays that evidently mean the same in FY25 and FY26: the older first. */
const pairs: readonly (readonly [older: string, newer: string])[] = [
  ['Modern Sec Ops', 'Modern SecOps with Unified Platform'],
  ['Drive Cloud Success with Enhanced Solutions', 'Drive Cloud Success through Unified with Enhanced Solutions'],
  ['Unified Support', 'Unified'],
  ['Accelerate Innovation with Low Code', 'Innovate with Low Code AI and Agents'],
  ['SMB Scale Business Operations', 'Scale Business Operations with AI'],
  ['Secure Productivity', 'Secure AI Productivity'],
  ['Cloud Endpoints', 'Scale with Cloud and AI Endpoints'],
];

const other = new Map(
  pairs.flatMap(([older, newer]) => [
    [older, newer],
    [newer, older],
  ]),
);

/**
 * Returns what an area or play of one fiscal year is called in the other; undefined if none evidently took its place.
 */
export function taxonomySuccessor(name: string): string | undefined {
  return other.get(name);
}
