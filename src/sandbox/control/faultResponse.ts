import { t } from '../../base/l10n';
import { ServiceError, type ServiceErrorCode } from '../serviceError';
import type { Fault } from './fault';

const codes = new Map<number, ServiceErrorCode>([
  [401, 'unauthenticated'],
  [403, 'accessDenied'],
  [404, 'itemNotFound'],
  [409, 'resourceModified'],
  [412, 'preconditionFailed'],
  [429, 'serviceNotAvailable'],
  [503, 'serviceNotAvailable'],
  [504, 'serviceNotAvailable'],
]);

/**
 * The answer of a fault that says what to answer: a redirect, or a status with the service's error body
 * (docs/service.md, "Errors"), with nothing below 400.
 */
export function faultResponse({ status, retryAfter, redirect }: Fault): Response {
  if (redirect !== undefined) return new Response(null, { status: status ?? 302, headers: { location: redirect } });
  return statusResponse(status ?? 500, retryAfter);
}

function statusResponse(status: number, retryAfter: Fault['retryAfter']): Response {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (status < 400) return new Response(null, { status, headers });
  const code = codes.get(status) ?? (status < 500 ? 'invalidRequest' : 'generalException');
  return new ServiceError(status, code, t('The sandbox was told to respond with {0}.', status), {
    headers,
  }).toResponse();
}
