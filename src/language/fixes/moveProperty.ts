import { t } from '../../base/l10n';
import { isResource, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { industries } from '../../domain/vocabularies/industries';
import { type JsonNode, type JsonType, propertyAt } from '../document/jsonNode';
import { pathOf, referralPointer } from '../document/paths';
import { insertProperty } from '../edits/insertNode';
import { removeNode } from '../edits/removeNode';
import { jsonText, textStyle } from '../edits/textStyle';
import { propertyOf, resourceAt } from '../edits/writtenNames';
import { describedValues } from '../shape/checkValue';
import { type Home, homesOf } from '../shape/homesOf';
import { jsonType } from '../shape/nouns';
import type { FixProvider } from './fixProvider';

/** Moves a property into the one object that it belongs in. Creates the object if the referral lacks it. */
export const moveProperty: FixProvider = {
  codes: ['shape.unknown-property'],
  manual: true,
  offer(document, problem) {
    const index = document.indexAt(problem.offset);
    const base = document.offset(index);
    const root = document.textAt(index)?.root;
    const property = root && propertyAt(root, problem.offset - base);
    const owner = pathOf(document, problem).slice(0, -1);
    const [home, other] = homesOf(property?.name ?? '', owner);
    if (!root || !property?.value || !home || other || property.value.type === 'null') return [];
    // A known mistake for another name of the same object is in the right object already.
    if (resourceAt(owner).resource?.mistakes.has(property.name.toLowerCase())) return [];
    const tags = tagsOf(home, property.value);
    const type = tags ? 'array' : property.value.type;
    const target = targetIn(root, home.owner.split('.').filter(Boolean), home.name, type);
    if (!target) return [];
    const [first = home.name, ...inner] = [...target.missing, home.name];
    const value = inner.reduceRight<unknown>((rest, name) => ({ [name]: rest }), tags ?? property.value.exact);
    const style = textStyle(document.text, root, base);
    const edits =
      target.node.index === property.parent.index
        ? [
            {
              offset: base + property.offset,
              length: property.length,
              text: JSON.stringify(first) + style.colon + jsonText(value, style),
            },
          ]
        : [
            ...insertProperty(document, referralPointer(document, problem.offset) + target.path, first, value),
            ...removeNode(document.text, property, base),
          ];
    return [
      {
        title: home.owner === '' ? t('Move to the referral itself') : t('Move to "{0}"', home.owner),
        codes: [problem.code],
        safe: false,
        preferred: true,
        edits,
      },
    ];
  },
};

/** Turns the industry of a customer, as other systems have it, into a tag among the requirements. */
function tagsOf({ name }: Home, { type, value }: JsonNode): { id: string }[] | undefined {
  if (name !== 'industries' || type !== 'string' || value === '') return undefined;
  const text = String(value);
  const [described = text, other] = describedValues(text, industries);
  return [{ id: industries.find(text) ?? (other === undefined ? described : text) }];
}

/**
 * Finds the innermost object on the way to a property.
 * @returns its JSON Pointer, and the names of the objects that are missing below it; undefined if the property is there
 * already, or a list or another value is in the way
 */
function targetIn(root: JsonNode, names: readonly string[], name: string, type: JsonType) {
  let node = root;
  let resource: Resource = referral;
  let path = '';
  for (const [level, each] of names.entries()) {
    const property = resource.property(each);
    if (!property || property.list || !isResource(property.type)) return undefined;
    const written = propertyOf(node, resource, each);
    if (!written)
      return canHold(resourceBelow(property.type, names.slice(level + 1)), name, type)
        ? { node, path, missing: names.slice(level) }
        : undefined;
    if (written.value?.type !== 'object') return undefined;
    path += `/${written.name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    node = written.value;
    resource = property.type;
  }
  const isFree = !propertyOf(node, resource, name) && canHold(resource, name, type);
  return isFree ? { node, path, missing: [] } : undefined;
}

/** Whether a property can have a value of this type. */
function canHold(resource: Resource | undefined, name: string, type: JsonType): boolean {
  const property = resource?.property(name);
  return property !== undefined && (property.list ? 'array' : jsonType(property)) === type;
}

/** Returns the resource at the end of a chain of single objects. */
function resourceBelow(resource: Resource, names: readonly string[]): Resource | undefined {
  return names.reduce<Resource | undefined>((owner, name) => {
    const type = owner?.property(name)?.type;
    return type && isResource(type) ? type : undefined;
  }, resource);
}
