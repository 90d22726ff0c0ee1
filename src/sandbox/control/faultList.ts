import type { Fault, FaultMatch } from './fault';

/** The faults that are set, in their order. */
export class FaultList {
  #faults: Fault[] = [];

  get all(): readonly Fault[] {
    return this.#faults;
  }

  /** Replaces all faults. */
  set(faults: readonly Fault[]): void {
    this.#faults = [...faults];
  }

  /** The first fault for a request; it counts as used. */
  take(method: string, pathWithQuery: string): Fault | undefined {
    const index = this.#faults.findIndex(({ match }) => matches(match, method, pathWithQuery));
    const fault = this.#faults[index];
    if (fault?.times === undefined) return fault;
    this.#faults.splice(index, 1, ...(fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : []));
    return fault;
  }
}

function matches(match: FaultMatch | undefined, method: string, pathWithQuery: string): boolean {
  if (match?.method !== undefined && match.method !== method) return false;
  if (match?.path === undefined || pathWithQuery.includes(match.path)) return true;
  try {
    return new RegExp(match.path).test(pathWithQuery);
  } catch {
    return false;
  }
}
