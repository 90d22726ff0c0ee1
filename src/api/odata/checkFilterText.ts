import { t } from '../../base/l10n';

const token = /\s*(?:('(?:[^']|'')*')|([\w.:+-]+(?:\/[A-Za-z_]\w*)*)|([(),:])|(\S))/y;
const comparison = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const name = /^[A-Za-z_]\w*(?:\/[A-Za-z_]\w*)*$/;
const reserved = new Set([...comparison, 'and', 'or', 'not']);
const maxDepth = 100;

/** Maximum length in UTF-16 code units: the filter is part of the request's URL. */
const maxLength = 8000;

/**
 * Checks the syntax of an OData `$filter` expression before it is sent: quotes, parentheses, operators.
 * @returns a message for the user, or undefined if the syntax is correct
 */
export function checkFilterText(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  if (text.length > maxLength) return t('The expression is longer than {0} characters.', maxLength);
  try {
    new FilterCheck(text).all();
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}

class FilterCheck {
  readonly #tokens: string[] = [];
  #index = 0;
  #depth = 0;

  constructor(text: string) {
    // The colon in a lambda such as `t:t/email` is a separate token.
    token.lastIndex = 0;
    const end = text.trimEnd().length;
    while (token.lastIndex < end) {
      const [, quoted, word, mark, other] = token.exec(text) ?? [];
      if (other === "'") throw new SyntaxError(t('A closing quotation mark is missing.'));
      if (other) throw new SyntaxError(t('"{0}" is not expected.', other));
      const lambda = word && /^([A-Za-z_]\w*):(.*)$/.exec(word);
      this.#tokens.push(
        ...(lambda ? [lambda[1] ?? '', ':', ...(lambda[2] ? [lambda[2]] : [])] : [quoted ?? word ?? mark ?? '']),
      );
    }
  }

  all(): void {
    this.#condition();
    if (this.#next !== undefined) throw new SyntaxError(t('"{0}" is not expected.', this.#next));
  }

  get #next(): string | undefined {
    return this.#tokens[this.#index];
  }

  #accept(...texts: string[]): boolean {
    const found = this.#next !== undefined && texts.includes(this.#next);
    if (found) this.#index++;
    return found;
  }

  #expect(text: string): void {
    if (this.#accept(text)) return;
    if (this.#next === undefined) throw new SyntaxError(t('"{0}" is missing at the end.', text));
    throw new SyntaxError(t('"{0}" is expected instead of "{1}".', text, this.#next));
  }

  #condition(): void {
    if (++this.#depth > maxDepth) throw new SyntaxError(t('The expression is nested too deeply.'));
    do this.#simple();
    while (this.#accept('and', 'or'));
    this.#depth--;
  }

  #simple(): void {
    while (this.#accept('not')) {
      // Any number of `not` is allowed.
    }
    if (this.#accept('(')) {
      this.#condition();
      this.#expect(')');
      return;
    }
    const first = this.#operand();
    if (name.test(first) && this.#accept('(')) {
      if (/\/(?:any|all)$/.test(first)) this.#lambda();
      else this.#arguments();
      return;
    }
    const operator = this.#next;
    if (operator === undefined || !comparison.has(operator))
      throw new SyntaxError(t('A comparison is expected after "{0}", such as status eq \'Active\'.', first));
    this.#index++;
    this.#operand();
  }

  #lambda(): void {
    if (this.#accept(')')) return;
    this.#operand();
    this.#expect(':');
    this.#condition();
    this.#expect(')');
  }

  #arguments(): void {
    do this.#operand();
    while (this.#accept(','));
    this.#expect(')');
  }

  #operand(): string {
    const operand = this.#next;
    if (operand === undefined) throw new SyntaxError(t('The expression ends too early.'));
    if (reserved.has(operand) || /^[(),:]$/.test(operand))
      throw new SyntaxError(t('A property or a value is expected instead of "{0}".', operand));
    this.#index++;
    return operand;
  }
}
