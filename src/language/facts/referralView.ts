import { referral } from '../../domain/referral/referral';
import { JsonNode, type Path } from '../document/jsonNode';
import { TokenKind } from '../document/reader/tokens';
import type { ReferralText } from '../document/referralText';
import { type CheckPlan, planOf, type Step } from '../shape/checkPlan';
import { checkShape } from '../shape/checkShape';
import type { ShapeResult } from '../shape/shapeResult';

const nothing: readonly never[] = [];

/** A value of a referral, and the domain's meaning of the objects in it. Caches what was asked for. */
export class Found extends JsonNode {
  declare readonly owner: ReferralText;
  /** The value of a vocabulary that it means in whatever spelling, if a rule has asked for it. */
  meant: string | undefined;
  #entries: readonly Found[] | undefined;
  #value: unknown;

  constructor(
    text: ReferralText,
    index: number,
    readonly plan: CheckPlan | undefined,
  ) {
    super(text, index);
  }

  /** The path within the referral, with names as they are written. */
  get path(): Path {
    return this.owner.path(this);
  }

  /** The value as `JSON.parse` gives it. */
  override get value(): unknown {
    this.#value ??= super.value;
    return this.#value;
  }

  /** Whether it is a string without any text. Tells it without reading the string. */
  get isEmptyText(): boolean {
    return this.type === 'string' && this.length <= 2 && this.value === '';
  }

  /** Whether it is a string in double quotes without escapes. */
  get isPlain(): boolean {
    return this.owner.tokens.isPlain(this.index);
  }

  /** Whether it is this string. Usually its length tells. */
  says(text: string): boolean {
    return (this.length === text.length + 2 || !this.isPlain) && this.value === text;
  }

  /** Returns the property with this wire name; undefined if it is absent or null. */
  get(name: string): Found | undefined {
    const { plan } = this;
    const step = plan?.steps.get(name);
    if (!plan || !step) return undefined;
    const { tokens } = this.owner;
    const { last } = plan;
    const isLast = last.token === this.index && last.tokens === tokens.id;
    const key = isLast ? (step.object === last.object ? step.token : -1) : this.#keyOf(step);
    const value = key < 0 ? -1 : tokens.valueOf(key);
    if (value < 0 || tokens.kind(value) >= TokenKind.Null) return undefined;
    // Several rules ask for the same.
    const made = step.made as Found | undefined;
    if (made?.index === value && made.owner === this.owner) return made;
    const found = new Found(this.owner, value, step.plan);
    step.made = found;
    return found;
  }

  /** Returns the wire names of properties that have no value, or one that is not JSON. */
  unreadable(): ReadonlySet<string> {
    const names = this.properties.flatMap(({ name, value }) => {
      const isRead = value && this.owner.tokens.kind(value.index) !== TokenKind.Unknown;
      return isRead ? [] : (this.plan?.resource.resolve(name)?.property.name ?? []);
    });
    return new Set(names);
  }

  /** Returns the token of a property's key; -1 if the property is absent. */
  #keyOf({ number }: Step): number {
    const { tokens } = this.owner;
    if (tokens.kind(this.index) !== TokenKind.Object) return -1;
    // The tokens were read again, and know no properties.
    if (this.owner.walked > 0 && this.owner.walked !== tokens.id) checkShape(this.owner);
    const end = tokens.next(this.index);
    let found = -1;
    for (let key = this.index + 1; key < end; key = tokens.next(key)) if (tokens.property(key) === number) found = key;
    return found;
  }

  /** The entries of a list; none if it is not a list. */
  get entries(): readonly Found[] {
    if (!this.#entries) {
      const { tokens } = this.owner;
      const entries: Found[] = [];
      const end = tokens.kind(this.index) === TokenKind.Array ? tokens.next(this.index) : 0;
      for (let item = this.index + 1; item < end; item = tokens.next(item)) {
        entries.push(new Found(this.owner, item, this.plan));
      }
      this.#entries = entries;
    }
    return this.#entries;
  }
}

/** A string of a referral. */
export type FoundText = Found & { readonly value: string };

/** One referral as rules, fixes and completion read it: by wire names, whatever the spelling in the text. */
export class ReferralView {
  /** The referral itself. */
  readonly root: Found;
  /** Unreadable names of the last object that a rule asked about. */
  #asked: { owner: number; names: ReadonlySet<string> } | undefined;
  #requirements: { found: Found | undefined } | undefined;
  #solutions: readonly Found[] | undefined;
  #attributes: readonly Found[] | undefined;

  constructor(
    readonly text: ReferralText,
    /** Result of the walk over the referral. */
    readonly shape: ShapeResult,
  ) {
    this.root = new Found(text, text.index, planOf(referral));
  }

  /** Whether a value does not fit the format of its property. */
  isMisformatted({ index }: JsonNode): boolean {
    const { misformatted } = this.shape;
    return misformatted.length > 0 && misformatted.some((wrong) => wrong.index === index);
  }

  /** Whether it has an ID, so that the service knows it. */
  get isCreated(): boolean {
    const id = this.get('id');
    return id !== undefined && !id.isEmptyText;
  }

  /** Returns the property `name` of the referral itself, or of `owner`; undefined if it is absent or null. */
  get(name: string, owner: Found = this.root): Found | undefined {
    return owner.get(name);
  }

  /** Returns the same property if it is a string with any text. */
  getText(name: string, owner?: Found): FoundText | undefined {
    const found = this.get(name, owner);
    return found && isText(found) ? found : undefined;
  }

  /**
   * Whether an object lacks a property. A property whose value is not JSON, or whose name is mistyped, is reported as
   * such, not as missing.
   */
  lacks(name: string, owner: Found = this.root): boolean {
    if (owner.get(name) || (this.text.faultCount > 0 && this.#unreadable(owner).has(name))) return false;
    return !this.shape.findings.some(({ code, place, data }) => {
      const isMistyped = code === 'shape.unknown-property' && data?.suggestion === name;
      return isMistyped && place.parent?.index === owner.index;
    });
  }

  /** Returns the unreadable names of an object. Keeps the last answer: rules ask for several names of one object. */
  #unreadable(owner: Found): ReadonlySet<string> {
    if (this.#asked?.owner !== owner.index) this.#asked = { owner: owner.index, names: owner.unreadable() };
    return this.#asked.names;
  }

  /** Returns the property at the end of a chain of names. */
  at(first: string, second: string, third?: string, fourth?: string): Found | undefined {
    const found = this.root.get(first)?.get(second);
    if (third === undefined || !found) return found;
    return fourth === undefined ? found.get(third) : found.get(third)?.get(fourth);
  }

  /** Returns the same property if it is a string with any text. */
  textAt(first: string, second: string, third?: string): FoundText | undefined {
    const found = this.at(first, second, third);
    return found && isText(found) ? found : undefined;
  }

  /** Returns the entries of a list; none if it is not a list. */
  entries(list: Found | undefined): readonly Found[] {
    return list?.entries ?? nothing;
  }

  /** The requirements of the deal. Several rules ask for what is in them. */
  get requirements(): Found | undefined {
    this.#requirements ??= { found: this.at('details', 'requirements') };
    return this.#requirements.found;
  }

  /** The solutions that the deal asks for. */
  get solutions(): readonly Found[] {
    this.#solutions ??= this.entries(this.requirements?.get('solutions'));
    return this.#solutions;
  }

  /** The attributes of its additional requirements. */
  get attributes(): readonly Found[] {
    this.#attributes ??= this.entries(this.requirements?.get('additionalRequirements')?.get('attributes'));
    return this.#attributes;
  }
}

function isText(found: Found): found is FoundText {
  return found.type === 'string' && !found.isEmptyText;
}

/**
 * View of the last referral asked for. Most questions are about one referral after the other, and views of all would
 * keep the garbage collector busy.
 */
let last: { text: ReferralText; view: ReferralView } | undefined;

/** Reads one referral by wire names. Returns undefined if the text is not an object. */
export function readReferral(text: ReferralText): ReferralView | undefined {
  if (!text.isObject) return undefined;
  if (last?.text !== text || text.walked !== text.tokens.id)
    last = { text, view: new ReferralView(text, checkShape(text)) };
  return last.view;
}
