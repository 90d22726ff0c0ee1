import type { ReferralsApi, RemoteReferral, Saved } from '../api/referralsApi';
import { moveSolutionFields } from '../domain/moveSolutionFields';
import { type SolutionFieldName, type SolutionFieldsForm, solutionFields } from '../domain/solutionFields';
import { asObject } from './asObject';

const names = Object.keys(solutionFields) as SolutionFieldName[];

/**
 * The service with role, area and play sent in one of their two places, whatever place a file has them in; what comes
 * back has them where the file has them, so that a file never changes its form by a submit (FACTS.md, section 15).
 */
export function sendSolutionFields(api: ReferralsApi, form: SolutionFieldsForm): ReferralsApi {
  async function send(body: unknown, call: (sent: unknown) => Promise<Saved>): Promise<Saved> {
    const given = asObject(body);
    const sent = moveSolutionFields(given, form);
    if (sent === given) return call(body);
    const saved = await call(sent);
    const moved = names.filter((name) => name in given !== name in sent);
    const back = moveSolutionFields(saved.body, form === 'root' ? 'attributes' : 'root', moved);
    return { ...saved, body: back as RemoteReferral };
  }

  return {
    ...(api.maxPages && { maxPages: api.maxPages }),
    listPage: (...call) => api.listPage(...call),
    get: (...call) => api.get(...call),
    create: (body, options) => send(body, (sent) => api.create(sent, options)),
    patch: (...call) => api.patch(...call),
    sentForm: (body) => moveSolutionFields(body, form),
    update: (id, body, ifMatch, options) => send(body, (sent) => api.update(id, sent, ifMatch, options)),
  };
}
