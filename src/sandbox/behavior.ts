import { isObject } from '../base/isObject';
import { t } from '../base/l10n';
import { ServiceError } from './serviceError';

/** What the sandbox takes: only what is documented, or everything that it can do. */
export const profiles = ['documented', 'lenient'] as const;
export type Profile = (typeof profiles)[number];

/** Where partner role, solution area and solution play are kept: where a client put them, or always in one place. */
const solutionForms = ['asSent', 'root', 'attributes'] as const;
export type SolutionForm = (typeof solutionForms)[number];

/** The choices among behaviors that the documentation leaves open (docs/service.md, "How the sandbox behaves"). */
export interface Behavior {
  readonly profile: Profile;
  readonly solutionFields: SolutionForm;
}

export const defaultBehavior: Behavior = { profile: 'documented', solutionFields: 'asSent' };

/** Notes what worked, or was refused, though the documentation does not say so. */
export type Note = (text: string) => void;

/** What one request to the service is carried out with. */
export interface Circumstances extends Behavior {
  readonly note: Note;
  /** How old a list is, in milliseconds. */
  readonly listLagMs: number;
  /** Names of properties that the rows of a list lack; undefined for whole rows. */
  readonly omitted?: readonly string[] | undefined;
}

const choices: Readonly<Record<keyof Behavior, readonly string[]>> = {
  profile: profiles,
  solutionFields: solutionForms,
};

/**
 * Reads the body of `PUT /sandbox/options`; what it does not name stays as it is.
 * @throws ServiceError 400 that names the property
 */
export function parseBehavior(body: unknown, now: Behavior): Behavior {
  if (!isObject(body)) throw ServiceError.invalid('options', t('The options must be an object.'));
  for (const [name, value] of Object.entries(body)) {
    const allowed = Object.hasOwn(choices, name) ? choices[name as keyof Behavior] : undefined;
    if (!allowed) {
      const names = Object.keys(choices).join(', ');
      throw ServiceError.invalid(name, t('Unknown option "{0}". Use {1}.', name, names));
    }
    if (typeof value !== 'string' || !allowed.includes(value)) {
      throw ServiceError.invalid(name, t('{0} must be one of {1}.', name, allowed.join(', ')));
    }
  }
  return { ...now, ...body };
}

/** Keeps the notes of one request, and logs each text once for as long as the sandbox runs. */
export class NoteBook {
  readonly #logged = new Set<string>();

  constructor(private readonly log: ((message: string) => void) | undefined) {}

  /** Returns a list that fills with the notes of one request. The lenient profile takes none. */
  open(profile: Profile): { notes: readonly string[]; note: Note } {
    const notes: string[] = [];
    const note: Note = (said) => {
      const text = said.replace(/\p{C}/gu, '?').slice(0, maxLength);
      if (profile !== 'documented' || notes.includes(text) || notes.length >= maxNotes) return;
      notes.push(text);
      if (this.#logged.has(text) || this.#logged.size >= maxLogged) return;
      this.#logged.add(text);
      this.log?.(t('Sandbox: {0}', text));
    };
    return { notes, note };
  }
}

const maxNotes = 20;
const maxLength = 300;
const maxLogged = 1000;
