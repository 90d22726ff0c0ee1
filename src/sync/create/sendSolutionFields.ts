import type { ReferralsApi, RemoteReferral, Saved } from '../../api/referralsApi';
import { moveSolutionFields, type SolutionFieldsForm, solutionFieldNames } from '../../domain/referral/solutionFields';
import { solutionPlace } from '../referral/solutionFieldsLike';
import { asObject } from '../referral/wireNames';
import type { BaselineStore } from '../state/baseline';

/** The place of role, area and play in the last response of a service that had them. */
export interface ShownForm {
  form?: SolutionFieldsForm | undefined;
  /** Finds the place in earlier responses. Called once, before the first create that needs it. */
  find?: (() => Promise<SolutionFieldsForm | undefined>) | undefined;
}

/** Maximum number of baselines to search. */
const maxLooked = 500;

/** Returns the place of role, area and play in the most recent baseline that has them. */
export async function formOfBaselines(
  ids: readonly string[],
  baselines: Pick<BaselineStore, 'get'>,
): Promise<SolutionFieldsForm | undefined> {
  for (const id of ids.slice(-maxLooked).reverse()) {
    const body = (await baselines.get(id))?.body;
    const form = body && shownForm(body);
    if (form) return form;
  }
  return undefined;
}

/**
 * Wraps a service to send role, area and play of new referrals in one of their two places. Existing referrals keep the
 * place that the service uses.
 * @param setting `auto` uses the place in responses of this service, else the root
 * @param shown the place known so far; updated from responses
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
  const seen = async <T extends Saved>(answer: Promise<T>): Promise<T> => {
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
    async create(body, ...call) {
      const given = asObject(body);
      if (setting === 'auto' && !shown.form && shown.find && shownForm(given)) {
        const { find } = shown;
        shown.find = undefined;
        shown.form = await find().catch(() => undefined);
      }
      return seen(api.create(moveSolutionFields(given, form()), ...call));
    },
    patch: (...call) => seen(api.patch(...call)),
    update: (...call) => seen(api.update(...call)),
    solutionForm: form,
  };
}

/**
 * Returns the place of role, area and play in a referral; undefined if it has none of them, or if it uses both places.
 */
export function shownForm(body: Readonly<Record<string, unknown>>): SolutionFieldsForm | undefined {
  const places = new Set(solutionFieldNames.map((name) => solutionPlace(body, name)));
  if (places.has('both') || places.has('root') === places.has('attributes')) return undefined;
  return places.has('root') ? 'root' : 'attributes';
}
