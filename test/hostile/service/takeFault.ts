import type { Fault } from './knobs';

/** Returns the first fault that hits this kind of request, and counts it. */
export function takeFault(faults: Fault[], kind: Fault['on']): Fault | undefined {
  for (const [index, fault] of faults.entries()) {
    if (fault.on !== 'any' && fault.on !== kind) continue;
    if ((fault.after ?? 0) > 0) {
      fault.after = (fault.after ?? 0) - 1;
      continue;
    }
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) faults.splice(index, 1);
    return fault;
  }
  return undefined;
}
