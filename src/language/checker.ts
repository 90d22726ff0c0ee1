import { ParsedDocument } from './document/parsedDocument';
import { summaries } from './features/summaries';
import { askHost, languageContext } from './languageContext';
import type { ReferralLanguage, ReferralLanguageOptions } from './referralLanguage';
import { validator } from './validate/validate';

/** What a first look at a document takes. */
export type ReferralChecker = Pick<ReferralLanguage, 'parse' | 'validate' | 'summaries'>;

/**
 * Creates the part of the language service that reads and checks: half of it, loaded in half the time.
 * `createReferralLanguage` (service.ts) creates all of it.
 */
export function createReferralChecker(
  options: ReferralLanguageOptions = {},
  context = languageContext(options),
): ReferralChecker {
  const { revision } = options;
  const validate = validator(context, soundSeverities(options.severities ?? {}), {
    known: options.known !== undefined,
    siblings: options.siblings !== undefined,
    // If the host's `revision()` throws, assume everything changed.
    ...(revision && { revision: () => askHost(revision) ?? {} }),
  });
  return {
    parse: (text) => ParsedDocument.parse(text),
    validate: (document) => validate(ParsedDocument.of(document)),
    summaries: (document) => summaries(ParsedDocument.of(document)),
  };
}

const severities: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'];

function soundSeverities(own: NonNullable<ReferralLanguageOptions['severities']>): typeof own {
  return Object.fromEntries(Object.entries(own).filter(([, severity]) => severities.includes(severity)));
}
