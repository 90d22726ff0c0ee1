import type { Property, StringFormat } from '../../../domain/model/resource';
import { JsonNode } from '../../document/jsonNode';
import type { ReferralView } from '../../facts/referralView';

/** A string of a referral that does not fit its format. */
export interface FormattedString {
  text: string;
  property: Property;
  place: JsonNode;
}

/** Returns the strings of a referral whose property has this format and that do not fit it. */
export function formattedStrings({ text, shape }: ReferralView, format: StringFormat): readonly FormattedString[] {
  const found: FormattedString[] = [];
  for (const { property, index } of shape.misformatted) {
    const place = new JsonNode(text, index);
    if (property.format === format) found.push({ text: String(place.value), property, place });
  }
  return found;
}
