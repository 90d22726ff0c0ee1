import { isNumber } from '../../base/exactJson';
import { referral } from '../../domain/referral/referral';
import { asObject } from './wireNames';

/** A whole one, or what a service has left of it: enough to be like no other one. */
const generated = /^auto-[0-9a-f]{8}(-[0-9a-f]{4}){2}-[0-9a-f-]{0,17}$/;

/** Returns a new `externalReferenceId` for a referral that has none. */
export function newReference(): string {
  return `auto-${crypto.randomUUID()}`;
}

/** Whether a reference was generated here, so that only copies of one referral share it. */
export function isGenerated(reference: string): boolean {
  return generated.test(reference);
}

/** Whether a reference is what a service has left of a generated one: services may shorten texts. */
export function isCutReference(reference: unknown, whole: unknown): boolean {
  if (typeof reference !== 'string' || typeof whole !== 'string') return false;
  const [start, own] = [reference.trim().toLowerCase(), whole.trim()];
  return isGenerated(start) && isGenerated(own) && start !== own && own.startsWith(start);
}

/** Returns the reference of a referral in any spelling; empty if it has none. */
export function referenceOf(value: unknown): string {
  const reference = ownReference(value);
  if (isNumber(reference)) return String(reference);
  return typeof reference === 'string' ? reference.trim() : '';
}

/** Whether a name means the reference, in any spelling. */
export function isReferenceName(name: string): boolean {
  return referral.resolve(name)?.property.name === 'externalReferenceId';
}

/**
 * Returns a referral with another reference, under the name that it has for it, else under the wire name. The same object
 * if it has this reference.
 */
export function withReference(value: unknown, reference: unknown): Record<string, unknown> {
  const own = asObject(value);
  const name = Object.keys(own).find(isReferenceName) ?? 'externalReferenceId';
  return own[name] === reference ? own : { ...own, [name]: reference };
}

/**
 * Returns the value of the reference as a referral has it, also if it is empty; undefined if it has no such property. If
 * it is there in two spellings, the wire's counts, else the last.
 */
export function ownReference(value: unknown): unknown {
  const own = asObject(value);
  if (Object.hasOwn(own, 'externalReferenceId')) return own.externalReferenceId;
  return own[Object.keys(own).findLast(isReferenceName) ?? ''];
}
