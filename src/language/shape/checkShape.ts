import { t } from '../../base/l10n';
import { referral } from '../../domain/referral';
import { referralStatus } from '../../domain/referralStatus';
import { referralSubstatus } from '../../domain/referralSubstatus';
import type { Property, Resource } from '../../domain/resource';
import { substatusesOf } from '../../domain/statusMachine';
import type { Vocabulary } from '../../domain/vocabulary';
import { JsonNode, JsonProperty } from '../document/jsonNode';
import type { ReferralText } from '../document/referralText';
import { TokenKind, type Tokens } from '../document/tokens';
import { stringAt } from '../document/tokenValue';
import { quoteList } from '../quoteList';
import type { Finding } from '../rules/finding';
import { type AllowedValues, allowedValues, checkValue } from './checkValue';
import { type Plan, planOf, type Step } from './plan';
import { duplicateName, otherSpelling, sameProperty, unknownProperty, wrongType } from './shapeFindings';

/** A string that is not as its format asks. */
export interface Misformatted {
  property: Property;
  /** Index of its token. */
  index: number;
}

/** What one walk over a referral tells. */
export interface ShapeResult {
  findings: Finding[];
  misformatted: Misformatted[];
  /** How many properties are known by a name in another spelling than the wire's. */
  misspelled: number;
}

/** Number of unknown names whose meaning is guessed. With more, the text is something else. */
const maxGuesses = 100;

/** Maximum number of unknown and of repeated names to report in one referral. */
const maxUnknown = 1000;
const maxRepeats = 1000;

const allowedOf = new Map<unknown, AllowedValues>();

/** Numbers objects of all walks, so that a step can tell whether it has seen one. */
let objects = 0;

/**
 * Walks over the tokens of one referral beside the tables of the domain: names, types and closed vocabularies. Notes
 * which property each key means, and allocates only for what is wrong.
 */
export function checkShape(text: ReferralText): ShapeResult {
  const walk = new Walk(text);
  if (text.isObject) walk.object(planOf(referral), text.index);
  return { findings: walk.findings, misformatted: walk.misformatted, misspelled: walk.misspelled };
}

class Walk {
  readonly findings: Finding[] = [];
  readonly misformatted: Misformatted[] = [];
  misspelled = 0;
  #unknown = 0;
  #repeats = 0;
  readonly #tokens: Tokens;
  readonly #source: string;

  constructor(private readonly text: ReferralText) {
    this.#tokens = text.tokens;
    this.#source = text.source;
  }

  object(plan: Plan, index: number): void {
    const tokens = this.#tokens;
    const source = this.#source;
    const object = ++objects;
    const end = tokens.next(index);
    let guess = plan.first;
    let before: Step | undefined;
    let strange: Set<string> | undefined;
    for (let key = index + 1; key < end; key = tokens.next(key)) {
      const value = tokens.kind(key) === TokenKind.Key ? tokens.valueOf(key) : -1;
      const start = tokens.start(key);
      let step: Step | undefined = guess;
      if (step === undefined || step.key.length !== tokens.end(key) - start || !isAt(source, start, step.key)) {
        if (value < 0 && tokens.kind(key) !== TokenKind.Key) continue;
        const name = stringAt(source, start, tokens.end(key));
        step = plan.steps.get(name);
        if (step === undefined) {
          if (start === tokens.end(key)) continue;
          const meant = plan.resource.resolve(name)?.property;
          step = meant && plan.steps.get(meant.name);
          if (step) this.#misspelled(step, object, key, name);
          else {
            strange ??= new Set();
            if (strange.has(name)) this.#repeated(key, name);
            strange.add(name);
            this.#unknownName(plan.resource, key, name);
            if (value >= 0) this.#unknownValue(value);
            continue;
          }
          if (value >= 0) this.#value(step, value);
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
      this.#value(step, value);
    }
  }

  /** A property that the object has already: the later one counts. */
  #again(step: Step, key: number): void {
    const { name } = step.property;
    this.#tokens.setProperty(step.token, 0);
    if (step.isExact) this.#repeated(key, name);
    else {
      this.misspelled--;
      this.findings.push(sameProperty(this.#property(step.token), name));
    }
  }

  #misspelled(step: Step, object: number, key: number, name: string): void {
    const property = this.#property(key);
    if (step.object === object) this.findings.push(sameProperty(property, step.property.name));
    else if (this.#tokens.valueOf(key) >= 0) {
      this.misspelled++;
      step.object = object;
      step.token = key;
      step.isExact = false;
      this.#tokens.setProperty(key, step.number);
    }
    this.findings.push(otherSpelling(property, name, step.property.name));
  }

  #unknownName(resource: Resource, key: number, name: string): void {
    if (++this.#unknown > maxUnknown) return;
    const path = this.text.path(this.#property(key)).slice(0, -1);
    this.findings.push(unknownProperty(this.#property(key), resource, name, path, this.#unknown <= maxGuesses));
  }

  #repeated(key: number, name: string): void {
    if (++this.#repeats <= maxRepeats) this.findings.push(duplicateName(this.#property(key), name));
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
      for (let item = value + 1; item < end; item = tokens.next(item)) this.#one(step, item, true);
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
        if (step.kind !== 'number' && step.kind !== 'any') this.#wrongType(step, value, isItem);
        break;
      case TokenKind.True:
      case TokenKind.False:
        if (step.kind !== 'boolean' && step.kind !== 'any') this.#wrongType(step, value, isItem);
    }
  }

  #string(step: Step, value: number, isItem: boolean): void {
    const { kind, lastRight, isRight } = step;
    if (isRight === undefined && (kind === 'string' || kind === 'open' || kind === 'any')) return;
    const start = this.#tokens.start(value);
    const end = this.#tokens.end(value);
    const source = this.#source;
    if (lastRight.length === end - start && isAt(source, start, lastRight)) return;
    if (isRight === undefined && kind !== 'closed') {
      this.#wrongType(step, value, isItem);
      return;
    }
    const text = stringAt(source, start, end);
    if (isRight ? isRight(text) : step.values?.has(text)) {
      if (step.repeats) step.lastRight = source.slice(start, end);
    } else if (text === '' && step.property.mayBeEmpty) return;
    else if (isRight) this.misformatted.push({ property: step.property, index: value });
    else this.#unknownText(step, value, text);
  }

  #unknownText(step: Step, value: number, text: string): void {
    const { type } = step.property;
    let allowed = allowedOf.get(type);
    if (!allowed) {
      allowed = allowedValues(type as Vocabulary);
      allowedOf.set(type, allowed);
    }
    const finding = checkValue(text, allowed, this.#node(value));
    if (finding) this.findings.push(text === '' && type === referralSubstatus ? this.#forStatus(finding) : finding);
  }

  /** Says which substatus the status of the referral asks for, in place of an empty one. */
  #forStatus(finding: Finding): Finding {
    const written = this.text.root.member('status')?.value;
    const status = typeof written === 'string' ? referralStatus.find(written) : undefined;
    const allowed = substatusesOf(status ?? '');
    if (status === undefined || allowed.length === 0) return finding;
    return { ...finding, message: t('Substatus is empty. With status {0}, use {1}.', status, quoteList(allowed)) };
  }

  #wrongType(step: Step, value: number, isItem: boolean): void {
    const { property } = step;
    const node = this.#node(value);
    this.findings.push(wrongType(property, node, this.text.path(node), isItem));
    if (node.type === 'object' || node.type === 'array') this.#unknownValue(value);
  }

  /** Looks for repeated names where there is no table. */
  #unknownValue(value: number): void {
    const tokens = this.#tokens;
    const kind = tokens.kind(value);
    if (kind !== TokenKind.Object && kind !== TokenKind.Array) return;
    const names = new Set<string>();
    const end = tokens.next(value);
    for (let index = value + 1; index < end; index = tokens.next(index)) {
      if (tokens.kind(index) !== TokenKind.Key) {
        this.#unknownValue(index);
        continue;
      }
      const inner = tokens.valueOf(index);
      if (inner < 0) continue;
      const name = stringAt(this.#source, tokens.start(index), tokens.end(index));
      if (names.has(name)) this.#repeated(index, name);
      names.add(name);
      this.#unknownValue(inner);
    }
  }

  #node(index: number): JsonNode {
    return new JsonNode(this.text, index);
  }

  #property(key: number): JsonProperty {
    return new JsonProperty(this.text, key);
  }
}

/** Whether a word is at an offset. Faster than `startsWith`, which V8 does not inline. */
function isAt(source: string, offset: number, word: string): boolean {
  for (let at = word.length - 1; at >= 0; at--) {
    if (source.charCodeAt(offset + at) !== word.charCodeAt(at)) return false;
  }
  return true;
}
