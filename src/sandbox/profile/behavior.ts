/** What the sandbox takes: only what is documented, or everything that it can do. */
export const profiles = ['documented', 'lenient'] as const;
export type Profile = (typeof profiles)[number];

/** Where partner role, solution area and solution play are kept: where a client put them, or always in one place. */
export const solutionForms = ['asSent', 'root', 'attributes'] as const;
export type SolutionForm = (typeof solutionForms)[number];

/** The choices among behaviors that the documentation leaves open (docs/service.md, "How the sandbox behaves"). */
export interface Behavior {
  readonly profile: Profile;
  readonly solutionFields: SolutionForm;
}

export const defaultBehavior: Behavior = { profile: 'documented', solutionFields: 'asSent' };

/** Told of what worked, or was refused, though the documentation does not say so. */
export type Note = (text: string) => void;

/** What one request to the service is carried out with. */
export interface Circumstances extends Behavior {
  readonly note: Note;
  /** How old a list is, in milliseconds. */
  readonly listLagMs: number;
  /** Names of properties that the rows of a list lack; undefined for whole rows. */
  readonly omitted?: readonly string[] | undefined;
}
