import { t } from '../../base/l10n';
import { type Behavior, parseBehavior } from '../behavior';
import { readJson } from '../readJson';
import { methodNotAllowed, ServiceError } from '../serviceError';
import type { FaultList } from './faults';
import { parseFaults } from './parseFaults';
import type { RequestLog } from './requestLog';

interface Controlled {
  readonly faults: FaultList;
  readonly requests: RequestLog;
  /** Back to the sample referrals. @returns how many there are */
  readonly reset: () => Promise<number>;
  readonly chosen: { behavior: Behavior };
}

type Action = (request: Request) => Promise<Response> | Response;

/**
 * Makes the handler of `/sandbox/…` (docs/service.md, "Control paths of the sandbox"): faults, received requests,
 * options, reset. It needs no token and throws `ServiceError`.
 */
export function controlPaths(controlled: Controlled): (request: Request) => Promise<Response> {
  const { faults, requests, reset, chosen } = controlled;
  const paths: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
    '/sandbox/faults': {
      GET: () => json(faults.all),
      PUT: async (request) => {
        faults.set(parseFaults(await readJson(request)));
        return json(faults.all);
      },
      DELETE: () => {
        faults.set([]);
        return empty();
      },
    },
    '/sandbox/requests': {
      GET: () => json(requests.all),
      DELETE: () => {
        requests.clear();
        return empty();
      },
    },
    '/sandbox/options': {
      GET: () => json(chosen.behavior),
      PUT: async (request) => {
        chosen.behavior = parseBehavior(await readJson(request), chosen.behavior);
        return json(chosen.behavior);
      },
    },
    '/sandbox/reset': { POST: async () => json({ referrals: await reset() }) },
  };
  return async (request) => {
    const { pathname } = new URL(request.url);
    const actions = Object.hasOwn(paths, pathname) ? paths[pathname] : undefined;
    if (!actions) throw new ServiceError(404, 'itemNotFound', t('The sandbox has no resource at {0}.', pathname));
    const action = Object.hasOwn(actions, request.method) ? actions[request.method] : undefined;
    if (!action) throw methodNotAllowed(request.method, Object.keys(actions));
    return action(request);
  };
}

function json(body: unknown): Response {
  return Response.json(body);
}

function empty(): Response {
  return new Response(null, { status: 204 });
}
