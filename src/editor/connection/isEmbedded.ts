import type { Settings } from '../configuration/settings';

/** Whether the service is the embedded sandbox; one of the user's own is named by a loopback URL as endpoint. */
export function isEmbedded({ service, endpoint }: Pick<Settings, 'service' | 'endpoint'>): boolean {
  return service === 'sandbox' && !/^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(endpoint).hostname);
}
