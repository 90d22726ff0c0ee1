/**
 * Returns a function that computes its result once for each object, and keeps it as long as the object. Only for values
 * that are never changed in place, as those of files, answers and baselines.
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
