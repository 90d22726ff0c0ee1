import { isResource } from '../domain/isResource';
import { referral } from '../domain/referral';
import type { PropertyType } from '../domain/resource';
import { isObject } from './asObject';
import { identityOf } from './merge/identityOf';

/**
 * What the service has after a write: its answer, and what was sent that the answer leaves out, as the documentation's
 * own sample does (FACTS.md, section 2). Entries of lists belong together by what tells them apart.
 * @param answer the referral as returned
 * @param sent the referral as sent; both with wire names
 */
export function withUnanswered(answer: unknown, sent: unknown, type: PropertyType | undefined = referral): unknown {
  if (Array.isArray(answer) && Array.isArray(sent)) {
    const sentBy = new Map(sent.map((entry) => [identityOf(entry, type), entry]));
    return answer.map((entry) => withUnanswered(entry, sentBy.get(identityOf(entry, type)), type));
  }
  if (!isObject(answer) || !isObject(sent)) return answer;
  const resource = type && isResource(type) ? type : undefined;
  const answered = Object.entries(answer).map(([name, value]): [string, unknown] => {
    const own = Object.hasOwn(sent, name) ? sent[name] : undefined;
    return [name, withUnanswered(value, own, resource?.property(name)?.type)];
  });
  const left = Object.entries(sent).filter(([name]) => !Object.hasOwn(answer, name));
  return Object.fromEntries([...answered, ...left]);
}
