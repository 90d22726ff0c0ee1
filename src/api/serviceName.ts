import { t } from '../base/l10n';
import { defaultEndpoint } from './endpoint';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/** Whether a host, with or without a port, is this computer, which means that a sandbox runs there. */
export function isSandboxHost(host: string): boolean {
  return loopback.test(host);
}

/** Returns the name of the service at a host, for use within a sentence. */
export function serviceName(host: string): string {
  return isSandboxHost(host) ? t('the sandbox') : 'Partner Center';
}

/** Returns the service with its address: `the sandbox at 127.0.0.1:8099`. */
export function serviceAddress(host: string): string {
  if (isSandboxHost(host)) return t('the sandbox at {0}', host);
  return host === new URL(defaultEndpoint).host ? 'Partner Center' : t('Partner Center at {0}', host);
}
