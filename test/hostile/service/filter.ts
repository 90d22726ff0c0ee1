import { isObject, type JsonObject } from './json';

/** A filter that the service understands. */
export type Filter = (referral: JsonObject) => boolean;

const fields = [
  'engagementId',
  'status',
  'substatus',
  'qualification',
  'direction',
  'type',
  'customerProfile/address/country',
];
const dates = ['createdDateTime', 'updatedDateTime'];
const comparison = /^([A-Za-z/]+) (eq|ge|gt|le|lt) ('(?:[^']|'')*'|[^\s()']+)/;
const member = /^team\/any\((\w+):\1\/email eq '((?:[^']|'')*)'\)/;

/** Parses a documented filter: `eq` joined by `and`, dates with `ge`, parentheses, `team/any`. Else undefined. */
export function parseFilter(text: string): Filter | undefined {
  const parser = new Parser(text.trim());
  const filter = parser.all();
  return parser.rest === '' ? filter : undefined;
}

class Parser {
  constructor(public rest: string) {}

  all(): Filter | undefined {
    const parts: Filter[] = [];
    do {
      const part = this.#one();
      if (!part) return undefined;
      parts.push(part);
    } while (this.#takes(/^ +and +/));
    return (referral) => parts.every((part) => part(referral));
  }

  #one(): Filter | undefined {
    if (this.#takes(/^\( */)) {
      const inner = this.all();
      return this.#takes(/^ *\)/) ? inner : undefined;
    }
    const someone = this.#takes(member);
    if (someone) return (referral) => emails(referral).includes(unquoted(someone[2] ?? '').toLowerCase());
    const [, field = '', operator, literal = ''] = this.#takes(comparison) ?? [];
    const wanted = literal.startsWith("'") ? unquoted(literal.slice(1, -1)) : literal;
    if (operator === 'eq' && field === 'email') return (referral) => emails(referral).includes(wanted.toLowerCase());
    if (operator === 'eq' && fields.includes(field)) return (referral) => at(referral, field) === wanted;
    const time = Date.parse(wanted);
    if (!dates.includes(field) || Number.isNaN(time) || operator === undefined) return undefined;
    return (referral) => {
      const of = Date.parse(String(at(referral, field)));
      if (operator === 'eq') return of === time;
      if (operator.startsWith('g')) return operator === 'ge' ? of >= time : of > time;
      return operator === 'le' ? of <= time : of < time;
    };
  }

  #takes(pattern: RegExp): RegExpExecArray | undefined {
    const match = pattern.exec(this.rest);
    if (!match) return undefined;
    this.rest = this.rest.slice(match[0].length);
    return match;
  }
}

function unquoted(text: string): string {
  return text.replaceAll("''", "'");
}

/** Returns the e-mails of a referral's team in lower case. */
export function emails(referral: JsonObject): string[] {
  const team = Array.isArray(referral.team) ? referral.team : [];
  return team.flatMap((entry) =>
    isObject(entry) && typeof entry.email === 'string' ? [entry.email.toLowerCase()] : [],
  );
}

function at(referral: JsonObject, field: string): unknown {
  return field.split('/').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), referral);
}
