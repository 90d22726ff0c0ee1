/** Returns a referral's status and substatus in one line, known or not: `Closed · Won`. */
export function statusText(referral: object): string {
  const { status, substatus } = referral as { status?: unknown; substatus?: unknown };
  return [status, substatus].filter((part) => typeof part === 'string' && part !== '').join(' · ');
}
