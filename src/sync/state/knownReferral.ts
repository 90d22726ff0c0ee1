import type { KnownReferral } from '../../language/types';
import type { Baseline } from '../baseline';

/** What a baseline tells the rules. The body is kept as a text, which takes the least memory, and read when asked for. */
export function knownReferral({ body, seen }: Baseline): KnownReferral {
  const text = JSON.stringify(body);
  const { status, substatus } = body;
  return {
    ...(typeof status === 'string' && { status }),
    ...(typeof substatus === 'string' && { substatus }),
    seen,
    get body(): unknown {
      return JSON.parse(text);
    },
  };
}
