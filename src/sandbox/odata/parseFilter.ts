import type { JsonObject } from '../../base/isObject';
import { referral } from '../../domain/referral/referral';
import { getAtPath } from '../jsonValue';
import { comparisons, functions } from './filterOperators';
import { type FilterToken, filterError, filterTokens } from './filterTokens';
import { shapedProperty, type ValueShape } from './valueShape';

const maxLength = 8192;

/**
 * Reads a `$filter` (OData 4.0, the part that docs/service.md, "List", names): `eq ne gt ge lt le`, `and or not`,
 * parentheses, `contains startswith endswith`, `any` on lists, paths with `/`.
 * @returns a test of one referral
 * @throws ServiceError 400 with the target `$filter`
 */
export function parseFilter(text: string): (candidate: JsonObject) => boolean {
  return new FilterParser(text.slice(0, maxLength + 1), maxLength, { type: referral, list: false }).parse();
}

/** Values by variable; `''` is the referral itself. */
type Scope = ReadonlyMap<string, unknown>;
type Evaluate = (scope: Scope) => unknown;

/** An expression with what it yields: `any` if that is only known when it runs. */
interface Expression {
  readonly evaluate: Evaluate;
  readonly yields: 'boolean' | 'value' | 'any' | 'list';
}

const maxDepth = 64;

/** Maximum number of comparisons and list entries to look at for one referral: nested `any` multiplies them. */
const maxSteps = 10_000;

/** A recursive-descent parser that turns a `$filter` into one function. */
class FilterParser {
  readonly #tokens: readonly FilterToken[];
  readonly #variables = new Map<string, ValueShape>();
  #index = 0;
  #depth = 0;
  #steps = 0;

  constructor(text: string, maxLength: number, root: ValueShape) {
    if (text.length > maxLength) throw filterError(`it is longer than ${maxLength} characters`);
    this.#tokens = filterTokens(text);
    this.#variables.set('', root);
  }

  /**
   * Returns the test of one referral. The test throws the same error if it needs too much work.
   * @throws ServiceError 400 with the target `$filter`
   */
  parse(): (referral: unknown) => boolean {
    const { evaluate } = this.#condition();
    const rest = this.#token;
    if (rest.kind !== 'end') throw filterError(`"${rest.text}" is not expected`, rest.position);
    return (referral) => {
      this.#steps = 0;
      return evaluate(new Map([['', referral]])) === true;
    };
  }

  #step(): void {
    if (++this.#steps > maxSteps) throw filterError(`it needs more than ${maxSteps} steps for one referral`);
  }

  get #token(): FilterToken {
    const token = this.#tokens[this.#index] ?? this.#tokens.at(-1);
    if (!token) throw filterError('it is empty');
    return token;
  }

  #accept(text: string): boolean {
    const { kind } = this.#token;
    if (this.#token.text !== text || kind === 'literal' || kind === 'end') return false;
    this.#index++;
    return true;
  }

  #expect(text: string): void {
    const { position } = this.#token;
    if (!this.#accept(text)) throw filterError(`"${text}" is expected`, position);
  }

  #name(what: string): string {
    const token = this.#token;
    if (token.kind !== 'name') throw filterError(`${what} is expected`, token.position);
    this.#index++;
    return token.text;
  }

  /** Reads an expression that must be true or false. */
  #condition(): Expression {
    if (++this.#depth > maxDepth) throw filterError(`it is nested deeper than ${maxDepth} levels`);
    const { position } = this.#token;
    const expression = this.#or();
    this.#depth--;
    return truth(expression, position);
  }

  #or(): Expression {
    return this.#chain('or', () => this.#chain('and', () => this.#not()));
  }

  #chain(operator: 'and' | 'or', operand: () => Expression): Expression {
    const start = this.#token.position;
    const first = operand();
    const tests = [first.evaluate];
    while (this.#accept(operator)) {
      if (tests.length === 1) truth(first, start);
      const { position } = this.#token;
      tests.push(truth(operand(), position).evaluate);
    }
    if (tests.length === 1) return first;
    const evaluate: Evaluate =
      operator === 'and'
        ? (scope) => tests.every((test) => test(scope) === true)
        : (scope) => tests.some((test) => test(scope) === true);
    return { yields: 'boolean', evaluate };
  }

  #not(): Expression {
    if (!this.#accept('not')) return this.#comparison();
    if (++this.#depth > maxDepth) throw filterError(`it is nested deeper than ${maxDepth} levels`);
    const { position } = this.#token;
    const { evaluate } = truth(this.#not(), position);
    this.#depth--;
    return { yields: 'boolean', evaluate: (scope) => evaluate(scope) !== true };
  }

  #comparison(): Expression {
    const start = this.#token.position;
    const left = this.#operand();
    const operator = this.#token.kind === 'name' ? comparisons.get(this.#token.text) : undefined;
    if (!operator) return left;
    this.#index++;
    const { position } = this.#token;
    const right = this.#operand();
    single(left, start);
    single(right, position);
    return {
      yields: 'boolean',
      // One value, except for the team's email addresses.
      evaluate: (scope) => {
        const others = [right.evaluate(scope)].flat();
        const compare = (value: unknown, other: unknown): boolean => {
          this.#step();
          return operator(value, other);
        };
        return [left.evaluate(scope)].flat().some((value) => others.some((other) => compare(value, other)));
      },
    };
  }

  #operand(): Expression {
    const token = this.#token;
    if (this.#accept('(')) {
      const inner = this.#condition();
      this.#expect(')');
      return inner;
    }
    if (token.kind === 'literal') {
      this.#index++;
      const { value } = token;
      return { yields: typeof value === 'boolean' ? 'boolean' : 'value', evaluate: () => value };
    }
    const name = this.#name('a property, a value or "("');
    const call = functions.get(name);
    if (call && this.#accept('(')) return this.#call(call);
    if (this.#token.text === '(') throw filterError(`the function "${name}" is not supported`, token.position);
    return this.#path(name, token.position);
  }

  #call(call: (text: string, part: string) => boolean): Expression {
    const textAt = this.#token.position;
    const text = single(this.#operand(), textAt);
    this.#expect(',');
    const partAt = this.#token.position;
    const part = single(this.#operand(), partAt);
    this.#expect(')');
    const evaluate: Evaluate = (scope) => {
      this.#step();
      const [whole, piece] = [text.evaluate(scope), part.evaluate(scope)];
      return typeof whole === 'string' && typeof piece === 'string' && call(whole, piece);
    };
    return { yields: 'boolean', evaluate };
  }

  #path(first: string, position: number): Expression {
    const variable = this.#variables.has(first) ? first : '';
    if (variable === '' && first === 'email') return { yields: 'value', evaluate: teamEmails };
    let shape = this.#variables.get(variable);
    const path: string[] = [];
    let next: string | undefined = variable === '' ? first : this.#segment();
    while (next !== undefined) {
      if (next === 'any' && this.#token.text === '(') return this.#any(variable, path, shape, position);
      if (shape?.list) throw filterError(`"${path.join('/')}" is a list: use any(x:x/… eq …)`, position);
      const property = shape && shapedProperty(shape, next);
      if (!property) throw filterError(`there is no property "${[...path, next].join('/')}"`, position);
      path.push(property.name);
      shape = property.shape;
      next = this.#segment();
    }
    const evaluate: Evaluate = (scope) => getAtPath(scope.get(variable), path);
    if (shape?.list) return { yields: 'list', evaluate };
    return { yields: shape?.type === 'boolean' ? 'boolean' : shape?.type === 'any' ? 'any' : 'value', evaluate };
  }

  #segment(): string | undefined {
    return this.#accept('/') ? this.#name('a property') : undefined;
  }

  #any(variable: string, path: readonly string[], shape: ValueShape | undefined, position: number): Expression {
    if (!shape?.list && shape?.type !== 'any') throw filterError(`"${path.join('/')}" is not a list`, position);
    const items = (scope: Scope): unknown[] => {
      const value = getAtPath(scope.get(variable), path);
      return Array.isArray(value) ? value : [];
    };
    this.#expect('(');
    if (this.#accept(')')) return { yields: 'boolean', evaluate: (scope) => items(scope).length > 0 };
    const token = this.#token;
    const item = this.#name('a variable');
    if (this.#variables.has(item)) throw filterError(`the variable "${item}" is used twice`, token.position);
    this.#expect(':');
    this.#variables.set(item, { type: shape.type, list: false });
    const { evaluate } = this.#condition();
    this.#variables.delete(item);
    this.#expect(')');
    return {
      yields: 'boolean',
      evaluate: (scope) =>
        items(scope).some((value) => {
          this.#step();
          return evaluate(new Map(scope).set(item, value)) === true;
        }),
    };
  }
}

/**
 * Returns the emails of the team, which `email` filters by (docs/service.md, "List"), although a referral has no such
 * property.
 */
function teamEmails(scope: Scope): unknown[] {
  const team = getAtPath(scope.get(''), ['team']);
  return Array.isArray(team) ? team.map((member) => getAtPath(member, ['email'])) : [];
}

function truth(expression: Expression, position: number): Expression {
  if (expression.yields === 'boolean' || expression.yields === 'any') return expression;
  throw filterError('a condition is expected, such as "status eq \'New\'"', position);
}

function single(expression: Expression, position: number): Expression {
  if (expression.yields === 'list') throw filterError('a list cannot be compared: use any(x:x/… eq …)', position);
  return expression;
}
