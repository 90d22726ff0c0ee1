/** The part of `node:assert/strict` that the suites use, for a host without Node.js. */
class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

function ok(value: unknown, message = `${text(value)} is not true`): asserts value {
  if (!value) throw new AssertionError(message);
}

function text(value: unknown): string {
  return value instanceof RegExp ? String(value) : (JSON.stringify(value, undefined, 1) ?? String(value));
}

/** Whether two values are the same in structure, as far as the suites compare: data, and instances with `isEqual`. */
function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other) || Object.getPrototypeOf(one) !== Object.getPrototypeOf(other))
    return false;
  const [names, others] = [Object.keys(one), Object.keys(other)];
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return (
    names.length === others.length && names.every((name) => Object.hasOwn(right, name) && same(left[name], right[name]))
  );
}

export default Object.assign(ok, {
  ok,
  equal: (one: unknown, other: unknown, message = `${text(one)} is not ${text(other)}`) =>
    ok(Object.is(one, other), message),
  notEqual: (one: unknown, other: unknown, message = `${text(one)} is ${text(other)}`) =>
    ok(!Object.is(one, other), message),
  deepEqual: (one: unknown, other: unknown, message = `${text(one)} is not ${text(other)}`) =>
    ok(same(one, other), message),
  match: (value: string, pattern: RegExp, message = `${text(value)} does not match ${pattern}`) =>
    ok(pattern.test(value), message),
  doesNotMatch: (value: string, pattern: RegExp, message = `${text(value)} matches ${pattern}`) =>
    ok(!pattern.test(value), message),
  async rejects(
    work: Promise<unknown> | (() => Promise<unknown>),
    expected?: RegExp | (abstract new (...args: never[]) => unknown),
  ): Promise<void> {
    const error: unknown = await (typeof work === 'function' ? work() : work).then(
      () => undefined,
      (thrown) => thrown ?? 'nothing',
    );
    ok(error !== undefined, 'it did not fail');
    if (expected instanceof RegExp) ok(expected.test(String(error)), `${error} does not match ${expected}`);
    else if (expected) ok(error instanceof expected, `${error} is not ${expected.name}`);
  },
});
