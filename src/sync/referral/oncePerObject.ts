/**
 * Returns a function that caches its result for each object. Only for objects that are never changed in place, such as
 * those of files, responses and baselines.
 */
export function oncePerObject<T extends object, R>(compute: (value: T) => R): (value: T) => R {
  const results = new WeakMap<T, { result: R }>();
  return (value) => {
    let known = results.get(value);
    if (!known) {
      known = { result: compute(value) };
      results.set(value, known);
    }
    return known.result;
  };
}
