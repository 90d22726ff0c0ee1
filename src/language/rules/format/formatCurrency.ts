import { t } from '../../../base/l10n';
import { currencies, currencyByCode } from '../../../domain/iso/currencies';
import { findCurrency } from '../../../domain/iso/findCurrency';
import { sharedCurrencies } from '../../../domain/iso/sharedCurrencies';
import { withdrawnCurrencies } from '../../../domain/iso/withdrawnCurrencies';
import { customerCurrency } from '../../facts/customerCurrency';
import { nearest } from '../../shape/nearest';
import type { ProblemData } from '../../types';
import { sentences, shorten } from '../../wording';
import { defineRule } from '../defineRule';
import { formattedStrings } from './formattedStrings';

/** Maximum number of currencies to offer. */
const maxOffered = 6;

interface CurrencyData extends ProblemData {
  found: string;
  /** Whether the code is easily taken for something else. */
  reserved?: true;
  /** The currency of the customer's country. */
  local?: string;
}

/** A currency that is not a code of ISO 4217 in use (Referral resources, ReferralDetails, Currency). */
export const formatCurrency = defineRule<CurrencyData>({
  code: 'format.currency',
  severity: 'error',
  summary: 'The text is not a three-letter currency code (ISO 4217).',
  reason: "Microsoft's *Referral resources* page asks for an ISO 4217 code such as USD or EUR.",
  wrong: `
    {
      "details": { "dealValue": 10000, "currency": "€" }
    }`,
  right: `
    {
      "details": { "dealValue": 10000, "currency": "EUR" }
    }`,
  remedy: 'Write the three-letter code; a symbol or name that only one currency has is replaced automatically.',
  hasSafeFix: true,
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'currency').map(({ text, place }) => {
      const reserved = reservedCurrency(text.trim().toUpperCase());
      if (reserved !== undefined)
        return {
          message: reserved,
          place,
          at: 'value' as const,
          data: { found: text, reserved: true as const },
        };
      const meant = findCurrency(text);
      const successor = withdrawnCurrencies().get(text.trim().toUpperCase());
      const local = customerCurrency(referral);
      const what =
        text.trim() === ''
          ? t('The currency is empty.')
          : successor
            ? t('The currency "{0}" is no longer in use.', text.trim())
            : t('"{0}" isn\'t a currency code.', shorten(text));
      return {
        message: sentences(
          what,
          successor
            ? t('Use "{0}".', successor)
            : meant
              ? t('Use "{0}" ({1}).', meant.code, meant.name)
              : t('Use three capital letters, such as "USD", "EUR" or "JPY".'),
        ),
        place,
        at: 'value' as const,
        data: {
          found: text,
          ...(meant && { suggestion: meant.code }),
          ...((meant || successor) && { allowed: [meant?.code ?? successor ?? ''] }),
          ...(local && { local }),
        },
      };
    });
  },
  /**
   * Replaces a symbol or name with the code of its currency. Safe if it means one currency only. If it means several,
   * the one of the customer's country comes first.
   */
  fix(_, { offset, length, data }) {
    // A code with a meaning of its own is not mistyped.
    if (data.reserved) return [];
    return choices(data.found, data.allowed ?? [], data.local).map((value, index) => ({
      title: t('Change to "{0}" ({1})', value, currencyByCode(value)?.name ?? ''),
      safe: value === data.suggestion,
      ...(index === 0 && (data.allowed ?? []).includes(value) && { preferred: true }),
      edits: [{ offset, length, text: JSON.stringify(value) }],
    }));
  },
});

function choices(found: string, allowed: readonly string[], local: string | undefined): readonly string[] {
  if (allowed.length > 0) return allowed;
  const alike = currenciesAlike(found);
  const own = local === undefined ? [] : [local];
  const first = alike.length === 0 || alike.some((value) => own.includes(value)) ? own : [];
  return [...new Set([...first, ...alike, ...own])].slice(0, maxOffered);
}

/**
 * Returns the currency codes that a text may mean: those that share a symbol or word, else those with similar codes.
 */
function currenciesAlike(text: string): string[] {
  const word = text.trim().toLowerCase().replace(/\.$/, '');
  const several = sharedCurrencies(text);
  if (several.length > 0) return [...several];
  if (word.length < 2) return [];
  const used = currencies().filter(({ fund }) => !fund);
  if (word.length < 4) {
    const near = nearest(
      word,
      used.map(({ code }) => code),
    );
    const first = near.filter((code) => code[0]?.toLowerCase() === word[0]);
    // Letters that swapped places are the likeliest mistake: ERU is EUR rather than ERN.
    const swapped = near.filter((code) => [...code.toLowerCase()].every((letter) => word.includes(letter)));
    return [...new Set([...swapped, ...(first.length > 0 ? first : near)])];
  }
  const byName = new Map(used.map(({ code, name }) => [name, code]));
  return nearest(word, [...byName.keys()]).flatMap((name) => byName.get(name) ?? []);
}

/** Explains the codes of ISO 4217 that are not currencies. */
function reservedCurrency(code: string): string | undefined {
  switch (code) {
    case 'XXX':
      return t('"XXX" is the code for no currency. Use three capital letters, such as "USD", "EUR" or "JPY".');
    case 'XTS':
      return t('"XTS" is a code for tests. Use three capital letters, such as "USD", "EUR" or "JPY".');
    default:
      return undefined;
  }
}
