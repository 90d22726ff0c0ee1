import { isHeld } from '../../base/exactJson';
import type { Property, Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { JsonNode, JsonProperty } from '../document/jsonNode';
import { characterCodes } from '../document/reader/characterCodes';
import { minus } from '../document/reader/characters';
import { TokenKind, type Tokens } from '../document/reader/tokens';
import type { ReferralText } from '../document/referralText';
import { stringAt } from '../document/tokenValue';
import { type CheckPlan, planOf, type Step } from './checkPlan';
import { unknownText } from './checkValue';
import type { Finding } from './finding';
import { LazyFindings } from './lazyFindings';
import { duplicateName, otherSpelling, otherType, sameProperty, unknownName } from './shapeFindings';
import type { Misformatted, ShapeResult } from './shapeResult';
import { walkUnknown } from './walkUnknown';
import { allBits, idBit, isAt } from './wordTable';

/** Maximum number of unknown names whose meaning is guessed. A text with more is not a referral. */
const maxGuesses = 100;

/** Maximum number of unknown and of repeated names to report in one referral. */
const maxUnknown = 1000;
const maxRepeats = 1000;

/** Number of objects in all walks; tells whether a step was already used in an object. */
let objects = 0;

/**
 * Walks over the tokens of one referral beside the tables of the domain: names, types and closed vocabularies. Notes
 * which property each key means. Allocates only for errors.
 */
export function checkShape(text: ReferralText): ShapeResult {
  const walk = new Walk(text);
  text.walked = text.tokens.id;
  if (text.isObject) walk.object(planOf(referral), text.index);
  return walk;
}

class Walk implements ShapeResult {
  readonly #reports = new LazyFindings();
  readonly misformatted: Misformatted[] = [];
  misspelled = 0;
  hasNegative = false;
  readonly unheld: number[] = [];
  longestList = 0;
  mayRepeat = false;
  #unknown = 0;
  #repeats = 0;
  readonly #tokens: Tokens;
  readonly #source: string;
  readonly #codes: Uint16Array;
  /** Offset of the first code unit. */
  readonly #base: number;

  constructor(private readonly text: ReferralText) {
    this.#tokens = text.tokens;
    this.#source = text.source;
    const { codes, origin } = characterCodes(text.source, text.base, text.base + text.length);
    this.#codes = codes;
    this.#base = origin;
  }

  get findings(): readonly Finding[] {
    return this.#reports.all;
  }

  object(plan: CheckPlan, index: number): void {
    const tokens = this.#tokens;
    const codes = this.#codes;
    const base = this.#base;
    const object = ++objects;
    const end = tokens.next(index);
    let guess = plan.first;
    let before: Step | undefined;
    let strange: Map<string, number> | undefined;
    for (let key = index + 1; key < end; key = tokens.next(key)) {
      const value = tokens.kind(key) === TokenKind.Key ? tokens.valueOf(key) : -1;
      const start = tokens.start(key);
      let step: Step | undefined = guess;
      if (step === undefined || !isAt(codes, start - base, tokens.end(key) - start, step.key)) {
        if (value < 0 && tokens.kind(key) !== TokenKind.Key) continue;
        step = plan.written.find(codes, start - base, tokens.end(key) - start);
        // Escapes and other quotes hide a name.
        step ??= plan.steps.get(stringAt(this.#source, start, tokens.end(key)));
        if (step === undefined) {
          strange ??= new Map();
          if (start !== tokens.end(key)) this.#strange(plan, object, key, strange);
          continue;
        }
        if (before === undefined) plan.first = step;
        else before.next = step;
      }
      before = step;
      guess = step.next;
      if (value < 0) continue;
      if (step.object === object) this.#again(step, key);
      step.object = object;
      step.token = key;
      step.isExact = true;
      tokens.setProperty(key, step.number);
      if (((step.accepts >> tokens.kind(value)) & 1) === 0) this.#value(step, value);
    }
    const { last } = plan;
    last.tokens = tokens.id;
    last.token = index;
    last.object = object;
  }

  /**
   * A property whose name is not in the table. Functions with closures are apart: each of their calls allocates.
   * @param names keys of the unknown ones before it
   */
  #strange(plan: CheckPlan, object: number, key: number, names: Map<string, number>): void {
    const property = this.#property(key);
    const { name } = property;
    const value = this.#tokens.valueOf(key);
    const siblings = () => property.parent.properties.map((each) => each.name);
    const meant = plan.resource.resolve(name, siblings)?.property;
    const step = meant && plan.steps.get(meant.name);
    if (step) {
      this.#misspelled(step, object, key, name);
      if (value >= 0) this.#value(step, value);
      return;
    }
    this.#repeated(key, name, names.get(name));
    names.set(name, key);
    this.#unknownName(plan.resource, key, name);
    if (value >= 0) this.#unknownValue(value);
  }

  /** Reports a property that the object already has; the later one counts. */
  #again(step: Step, key: number): void {
    const { name } = step.property;
    this.#tokens.setProperty(step.token, 0);
    if (step.isExact) this.#repeated(key, name, step.token);
    else {
      this.misspelled--;
      const { token } = step;
      this.#reports.add(() => sameProperty(this.#property(token), name, this.#property(key)));
    }
  }

  #misspelled(step: Step, object: number, key: number, name: string): void {
    const property = this.#property(key);
    const { token } = step;
    if (step.object === object) {
      this.#reports.add(() => sameProperty(property, step.property.name, this.#property(token)));
      return;
    }
    if (this.#tokens.valueOf(key) >= 0) {
      this.misspelled++;
      step.object = object;
      step.token = key;
      step.isExact = false;
      this.#tokens.setProperty(key, step.number);
    }
    this.#reports.add(() => {
      const isReplaced = this.#tokens.property(key) === 0 && this.#tokens.valueOf(key) >= 0;
      return isReplaced ? undefined : otherSpelling(property, name, step.property.name);
    });
  }

  #unknownName(resource: Resource, key: number, name: string): void {
    if (++this.#unknown > maxUnknown) return;
    const isGuessed = this.#unknown <= maxGuesses;
    this.#reports.add(() => {
      const path = this.text.path(this.#property(key)).slice(0, -1);
      return unknownName(this.#property(key), resource, name, path, isGuessed);
    });
  }

  /** @param other the key that has the name already, if there is one */
  #repeated(key: number, name: string, other: number | undefined): void {
    if (other === undefined || ++this.#repeats > maxRepeats) return;
    this.#reports.add(() => duplicateName(this.#property(key), name, this.#property(other)));
  }

  #value(step: Step, value: number): void {
    const tokens = this.#tokens;
    if (step.property.list !== true) {
      this.#one(step, value, false);
      return;
    }
    const kind = tokens.kind(value);
    if (kind >= TokenKind.Null) return;
    const end = tokens.next(value);
    if (kind === TokenKind.Array) {
      const id = tokens.next(value + 1) < end ? step.plan?.id : undefined;
      let count = 0;
      let seen = 0;
      for (let item = value + 1; item < end; item = tokens.next(item), count++) {
        this.#one(step, item, true);
        if (id === undefined || this.mayRepeat || id.token < item || id.token >= tokens.next(item)) continue;
        const bit = this.#idBit(id.token + 1);
        if ((seen & bit) !== 0) this.mayRepeat = true;
        seen |= bit;
      }
      if (count > this.longestList) this.longestList = count;
    } else if (kind !== TokenKind.Object || end > value + 1) {
      // The documentation itself shows `{}` for an empty list.
      this.#wrongType(step, value, false);
    }
  }

  #one(step: Step, value: number, isItem: boolean): void {
    const tokens = this.#tokens;
    switch (tokens.kind(value)) {
      case TokenKind.String:
        this.#string(step, value, isItem);
        break;
      case TokenKind.Object:
        if (step.plan) this.object(step.plan, value);
        else if (step.kind === 'any') this.#unknownValue(value);
        else this.#wrongType(step, value, isItem);
        break;
      case TokenKind.Array:
        if (step.kind === 'any') this.#unknownValue(value);
        else this.#wrongType(step, value, isItem);
        break;
      case TokenKind.Number:
        if (step.kind === 'number' || step.kind === 'any') this.#number(value);
        else this.#wrongType(step, value, isItem);
        break;
      case TokenKind.True:
      case TokenKind.False:
        if (step.kind !== 'boolean' && step.kind !== 'any') this.#wrongType(step, value, isItem);
    }
  }

  #number(value: number): void {
    const [start, end] = [this.#tokens.start(value), this.#tokens.end(value)];
    this.hasNegative ||= this.#codes[start - this.#base] === minus;
    // Nothing shorter than 1e309 or 1e-400 is too large or too small, and 15 digits are always kept.
    const text = end - start > 4 ? this.#source.slice(start, end) : '';
    if ((text.length > 15 || /e/i.test(text)) && !isHeld(text)) this.unheld.push(value);
  }

  #string(step: Step, value: number, isItem: boolean): void {
    const { kind, check, property } = step;
    const at = this.#tokens.start(value) - this.#base;
    const length = this.#tokens.end(value) - this.#base - at;
    if (check) {
      const isSure = this.#tokens.isPlain(value) && check.isSure?.(this.#codes, at + 1, at + length - 1);
      if (isSure) return;
      // Formats that cannot be told from code units have few values.
      const words = check.isSure ? undefined : step.words();
      if (words?.find(this.#codes, at, length)) return;
      const text = this.#text(value);
      if (check.isRight(text)) words?.remember(this.#codes, at, length, true);
      else if (text !== '' || !property.mayBeEmpty) this.misformatted.push({ property, index: value });
    } else if (kind === 'closed') {
      if (step.words().find(this.#codes, at, length)) return;
      const text = this.#text(value);
      if (text !== '' || !property.mayBeEmpty) this.#unknownText(property, value, text);
    } else if (kind !== 'string' && kind !== 'open' && kind !== 'any') this.#wrongType(step, value, isItem);
  }

  #idBit(value: number): number {
    const tokens = this.#tokens;
    if (!tokens.isPlain(value)) return allBits;
    return idBit(this.#codes, tokens.start(value) - this.#base, tokens.end(value) - this.#base);
  }

  #text(value: number): string {
    return stringAt(this.#source, this.#tokens.start(value), this.#tokens.end(value));
  }

  #unknownText(property: Property, value: number, text: string): void {
    this.#reports.add(() => unknownText(property, this.#node(value), text, this.text.root));
  }

  #wrongType(step: Step, value: number, isItem: boolean): void {
    const { property } = step;
    const node = this.#node(value);
    this.#reports.add(() => otherType(property, node, this.text.path(node), isItem));
    if (node.type === 'object' || node.type === 'array') this.#unknownValue(value);
  }

  #unknownValue(value: number): void {
    walkUnknown(this.#tokens, this.#source, value, {
      number: (index) => this.#number(index),
      repeated: (key, name, other) => this.#repeated(key, name, other),
    });
  }

  #node(index: number): JsonNode {
    return new JsonNode(this.text, index);
  }

  #property(key: number): JsonProperty {
    return new JsonProperty(this.text, key);
  }
}
