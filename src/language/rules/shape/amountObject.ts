import { t } from '../../../base/l10n';
import type { JsonNode } from '../../document/jsonNode';
import type { ParsedDocument } from '../../document/parsedDocument';
import { insertProperty } from '../../edits/insertNode';
import { propertyOf } from '../../edits/writtenNames';
import type { Problem } from '../../types';
import type { RuleFix } from '../defineRule';
import { scalarAs } from './scalarAs';

/** Names of the two parts of an amount. */
const amountName = /^(?:value|amount)$/i;
const currencyName = /^(?:currency|currencyCode|code)$/i;

/** Splits an amount written as an object: `{ "value": 5000, "currency": "USD" }`. */
export function splitAmount(document: ParsedDocument, { offset, path }: Problem, node: JsonNode): RuleFix | undefined {
  const { properties, parent } = node;
  if (node.property?.name.toLowerCase() !== 'dealvalue' || !parent) return undefined;
  const amount = properties.find(({ name }) => amountName.test(name))?.value;
  const currency = properties.find(({ name }) => currencyName.test(name))?.value?.value;
  if (!amount || typeof currency !== 'string' || properties.length !== 2) return undefined;
  const [number, ...others] =
    amount.type === 'number' ? [{ text: amount.literal }] : scalarAs('number', amount, amount.literal, undefined);
  if (!number || others.length > 0) return undefined;
  const beside = propertyOf(parent, undefined, 'currency')?.value?.value;
  const edits = [
    { offset, length: node.length, text: number.text },
    ...insertProperty(document, path.slice(0, path.lastIndexOf('/')), 'currency', currency, { after: 'dealValue' }),
  ];
  const isSame = !beside || beside === currency;
  return {
    title: t('Change to {0}', `${number.text}, ${JSON.stringify(currency)}`),
    ...(isSame && { preferred: true }),
    edits,
  };
}
