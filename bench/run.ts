import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { jsonSchema } from '../src/domain/jsonSchema';
import { createReferralLanguage } from '../src/language/service';
import { corpus, made } from './corpus';
import { pairedRounds } from './pairedRounds';

/** What is measured, each beside its reference; ratios come first, because the machine is noisy. */
async function main(): Promise<void> {
  // The corpus was made on this day: later on, its open deals would be past their closing dates.
  const language = createReferralLanguage({ today: made });
  const check = (text: string) => language.validate(language.parse(text));
  const theirs = getLanguageService({});
  theirs.configure({
    validate: true,
    schemas: [{ uri: 'referral', fileMatch: ['*'], schema: jsonSchema() as object }],
  });
  const theirCheck = (text: string) => {
    const document = TextDocument.create('file:///a.referral.json', 'json', 1, text);
    return theirs.doValidation(document, theirs.parseJSONDocument(document));
  };
  const parse = (text: string) => JSON.parse(text);

  const wrong = corpus(1000, 20);
  const clean = corpus(1000);
  const one = JSON.stringify(JSON.parse(corpus(1))[0], null, 2);
  const many = (work: (text: string) => unknown) => async () => {
    for (let count = 0; count < 200; count++) await work(`${one}${' '.repeat(count)}`);
  };
  console.log(
    `1 000 referrals: ${(wrong.length / 1e6).toFixed(1)} MB; one referral: ${(one.length / 1e3).toFixed(1)} kB\n`,
  );
  await report(
    'full check, 1 000 referrals, 5 % errors',
    'JSON.parse',
    () => check(wrong),
    () => parse(wrong),
  );
  await report(
    'full check, 1 000 referrals, clean',
    'JSON.parse',
    () => check(clean),
    () => parse(clean),
  );
  await report(
    'their full check, 5 % errors',
    'JSON.parse',
    () => theirCheck(wrong),
    () => parse(wrong),
    3,
  );
  await report('check of one referral, 200 times', "VS Code's JSON service", many(check), many(theirCheck));

  let document = language.parse(wrong);
  language.validate(document);
  const at = wrong.indexOf('"name": "', wrong.length / 2) + 9;
  const keystroke = () => {
    document = document.edit({ offset: at, length: 1, text: 'X' });
    language.validate(document);
  };
  await report(
    'keystroke to diagnostics in 1 000 referrals',
    "VS Code's JSON service",
    keystroke,
    () => theirCheck(wrong),
    3,
  );
}

async function report(name: string, other: string, subject: () => unknown, reference: () => unknown, rounds?: number) {
  const result = await pairedRounds(subject, reference, rounds);
  const ratio = result.ratio < 0.1 ? `1/${Math.round(1 / result.ratio)}` : result.ratio.toFixed(2);
  console.log(
    `${ratio.padStart(6)} x ${other}: ${name} (${result.subject.toFixed(2)} ms, ${result.reference.toFixed(2)} ms)`,
  );
}

main().catch((error: Error) => {
  console.error(error);
  process.exitCode = 1;
});
