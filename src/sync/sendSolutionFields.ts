import type { ReferralsApi, RemoteReferral, Saved } from '../api/referralsApi';
import { moveSolutionFields } from '../domain/moveSolutionFields';
import type { SolutionFieldsForm } from '../domain/solutionFields';
import { asObject } from './asObject';

/** The place of role, area and play that the answers of a service have shown last. */
export interface ShownForm {
  form?: SolutionFieldsForm;
}

/**
 * The service with role, area and play of new referrals sent in one of their two places; those that exist keep the place
 * that the service has them in.
 * @param setting `auto`: the place that answers of this service have shown, else the root
 * @param shown what is known of the service so far; keeps what its answers show
 */
export function sendSolutionFields(
  api: ReferralsApi,
  setting: SolutionFieldsForm | 'auto',
  shown: ShownForm = {},
): ReferralsApi {
  const form = (): SolutionFieldsForm => (setting === 'auto' ? (shown.form ?? 'root') : setting);
  const look = (body: RemoteReferral): void => {
    const seen = shownForm(body);
    if (seen) shown.form = seen;
  };
  const seen = async (answer: Promise<Saved>): Promise<Saved> => {
    const saved = await answer;
    look(saved.body);
    return saved;
  };
  return {
    ...(api.maxPages && { maxPages: api.maxPages }),
    async listPage(...call) {
      const page = await api.listPage(...call);
      page.items.forEach(look);
      return page;
    },
    get: (...call) => seen(api.get(...call)),
    create: (body, ...call) => seen(api.create(moveSolutionFields(asObject(body), form()), ...call)),
    patch: (...call) => seen(api.patch(...call)),
    update: (...call) => seen(api.update(...call)),
    solutionForm: form,
  };
}

/** The place that a referral of the service has all of them in; undefined if it has none, or both places. */
export function shownForm(body: Readonly<Record<string, unknown>>): SolutionFieldsForm | undefined {
  const inRoot = moveSolutionFields(body, 'attributes') !== body;
  const inAttributes = moveSolutionFields(body, 'root') !== body;
  return inRoot === inAttributes ? undefined : inRoot ? 'root' : 'attributes';
}
