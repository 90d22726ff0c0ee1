import type { Taxonomy } from '../../domain/taxonomy/taxonomy';
import type { ParsedDocument } from '../document/parsedDocument';
import type { ReferralView } from '../facts/referralView';
import type { Finding } from '../shape/finding';
import type { Fix, IdentityProperty, KnownReferral, Place, Problem, ProblemData, Severity } from '../types';

/** What rules can ask for in addition to the referral. */
export interface RuleContext {
  /** The chosen fiscal year, or all years as one. */
  taxonomy: Taxonomy;
  /** All fiscal years: the chosen one, then the newest first. */
  taxonomies: readonly Taxonomy[];
  /** Returns the current instant. */
  today(): Date;
  /** Returns the last version of a referral that the service sent. */
  known(id: string): KnownReferral | undefined;
  /** Finds other referrals with this id or `externalReferenceId`, in this document and in others. */
  siblings(value: string, property: IdentityProperty): readonly Place[];
}

/** A finding of a rule. Without `code`, it has the code of the rule. */
export type RuleFinding<Data extends ProblemData = ProblemData> = Omit<Finding, 'code' | 'data'> & {
  code?: string;
  data?: Data;
};

/** A fix of a rule. It answers the code of its rule, and is safe only if it says so. */
export type RuleFix = Omit<Fix, 'codes' | 'safe'> & { safe?: boolean };

/** A diagnostic code: what it reports, how it is documented, and how it is fixed. */
interface RuleDefinition<Data extends ProblemData> {
  code: string;
  /** Default severity. */
  severity: Severity;
  /** Whether its severity cannot be changed. */
  isFixed?: true;
  /** One sentence: what is wrong. */
  summary: string;
  /** Why it is wrong, with the title of the page that documents it. Markdown. */
  reason: string;
  /** JSON that the rule reports; its indentation does not count. None if no short text can be an example. */
  wrong?: string;
  right: string;
  /** What to do about it. */
  remedy: string;
  /** Whether a safe fix corrects the wrong example. */
  hasSafeFix?: true;
  /** Options that the examples need. */
  exampleHost?: { taxonomy?: string; today?: string; known?: KnownReferral };
  /**
   * What the check asks for in addition to the referral and the current day. Its findings are not kept between
   * validations.
   */
  outside?: 'known' | 'siblings';
  /** The property that two referrals must not share, if `outside` is `siblings`. */
  identity?: IdentityProperty;
  /** Whether it only reports strings in a wrong format (see `formattedStrings`). */
  aboutFormats?: true;
  /** Finds what is wrong. Left out if the reader or the check of the shape reports the code. */
  check?(referral: ReferralView, context: RuleContext): readonly RuleFinding<Data>[];
  /** Offers fixes for this code only. Fixes that answer several codes are in `language/fixes`. */
  fix?(document: ParsedDocument, problem: Problem & { data: Data }): RuleFix[];
  /** Whether no fix is ever safe, so that Fix All need not ask. */
  isFixManual?: true;
}

export type Rule = Readonly<RuleDefinition<ProblemData>>;

/** A rule that checks referrals. The reader and the check of the shape report the codes without a check. */
export type CheckingRule = Rule & Required<Pick<Rule, 'check'>>;

/** Runs the check of a rule. */
export function findingsOf(rule: CheckingRule, referral: ReferralView, context: RuleContext): readonly Finding[] {
  const findings = rule.check(referral, context);
  if (findings.length > 0) for (const finding of findings) finding.code ??= rule.code;
  return findings as readonly Finding[];
}

/** Defines a rule. `data` of its fix has the type that its check returns. */
export function defineRule<Data extends ProblemData>(rule: RuleDefinition<Data>): Rule {
  return rule as RuleDefinition<ProblemData>;
}
