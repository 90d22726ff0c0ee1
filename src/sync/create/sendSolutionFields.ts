import type { ReferralsApi, RemoteReferral, Saved } from '../../api/referralsApi';
import { moveSolutionFields, type SolutionFieldsForm, solutionFieldNames } from '../../domain/referral/solutionFields';
import { solutionPlace } from '../referral/solutionFieldsLike';
import { asObject } from '../referral/wireNames';
import type { BaselineStore } from '../state/baseline';

/** The place of role, area and play that the answers of a service have shown last. */
export interface ShownForm {
  form?: SolutionFieldsForm | undefined;
  /** Finds it in what is known of earlier answers; asked once, before the first create that needs it. */
  find?: (() => Promise<SolutionFieldsForm | undefined>) | undefined;
}

/** Maximum number of known referrals to look through. */
const maxLooked = 500;

/** The place that known versions of the referrals of a service show. */
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

/** The place that a referral of the service has all of them in; undefined if it has none, or both places. */
export function shownForm(body: Readonly<Record<string, unknown>>): SolutionFieldsForm | undefined {
  const places = new Set(solutionFieldNames.map((name) => solutionPlace(body, name)));
  if (places.has('both') || places.has('root') === places.has('attributes')) return undefined;
  return places.has('root') ? 'root' : 'attributes';
}
