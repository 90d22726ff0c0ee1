import { moveSolutionFields } from '../domain/moveSolutionFields';
import { type SolutionFieldName, type SolutionFieldsForm, solutionFields } from '../domain/solutionFields';
import { payload } from './payload';

const names = Object.keys(solutionFields) as SolutionFieldName[];

/**
 * A referral with role, area and play in the places where another one has them (FACTS.md, section 15): the two places
 * say the same. What the other one does not have stays where it is.
 * @param body a referral with wire names
 * @param like a referral in any spelling
 */
export function solutionFieldsLike<T extends Readonly<Record<string, unknown>>>(body: T, like: unknown): T {
  const model = payload(like, 'create');
  // What would move to a place does not stand there.
  const inRoot = new Set(names.filter((name) => moves(model, 'attributes', name)));
  const inAttributes = names.filter((name) => !inRoot.has(name) && moves(model, 'root', name));
  return moveSolutionFields(moveSolutionFields(body, 'root', [...inRoot]), 'attributes', inAttributes) as T;
}

function moves(model: Record<string, unknown>, form: SolutionFieldsForm, name: SolutionFieldName): boolean {
  return moveSolutionFields(model, form, [name]) !== model;
}
