import { customerProfileType } from '../../../domain/vocabularies/customerProfileType';
import type { JsonProperty } from '../../document/jsonNode';
import { dunsText, type Rewritten } from './scalarAs';

/** Returns an entry of the customer's `ids` that is written as the documentation has it, `"Duns": "…"`, as the wire has it. */
export function profileEntry({ name, value }: JsonProperty): Rewritten | undefined {
  const kind = customerProfileType.find(name);
  const isNumber = value?.type === 'number' && /^\d+$/.test(String(value.value));
  if (!kind || !(isNumber || value?.type === 'string')) return undefined;
  const digits = String(value.value);
  const { text, safe } = isNumber && kind === 'Duns' ? dunsText(digits) : { text: JSON.stringify(digits), safe: true };
  return { text: `{ "profileType": "${kind}", "id": ${text} }`, safe };
}
