import assert from 'node:assert/strict';
import { isSentence, messages, type SourceText, sourceTexts } from '../../../scripts/collectTexts';
import { referralTemplates } from '../../../src/domain/publish/referralTemplates';
import { resources } from '../../../src/domain/referral/resources';
import { vocabularies } from '../../../src/domain/vocabularies/vocabularies';
import { habits } from './habits';

/** Logs are in English, and these are names of products, samples and orders for the service. */
const allowed =
  /^(updatedDateTime|createdDateTime) (desc|asc)$|^Partner Center( Referrals)?$|^status eq '|^Ana Silva|^listening on |No newline at end of file|^No state is open/;

const where = ({ file, line, text }: SourceText) => `${file}:${line} ${text}`;

describe('texts of the sources', () => {
  const all = sourceTexts();

  it('are translated if people see them in the editor or on the command line', () => {
    const own = all.filter(({ file }) => /^(editor|cli)\//.test(file));
    assert.ok(own.filter(({ translated }) => translated).length > 300);
    const found = own.filter(
      ({ text, translated, call }) =>
        !translated && isSentence(text) && !allowed.test(text) && !/\blog\.\w+$/.test(call),
    );
    assert.deepEqual(found.map(where), []);
  });

  it('have no habits that make a sentence hard to read', () => {
    const shown = all.filter(
      ({ file, text, translated }) => translated || (/^(domain|language|sync|api)\//.test(file) && isSentence(text)),
    );
    // What other systems write is not ours.
    const own = shown.filter(({ file }) => file !== 'domain/vocabularies/synonyms.ts');
    assert.deepEqual(own.filter(({ text }) => habits.test(text)).map(where), []);
  });

  it('are all collected for a translation, including those of the tables of the domain', () => {
    const collected = new Set(messages());
    const descriptions = [
      ...resources.flatMap((each) => [each.description, ...each.properties.map(({ description }) => description)]),
      ...vocabularies.flatMap(({ terms }) => terms.map(({ description }) => description)),
      ...referralTemplates.map(({ detail }) => detail),
    ];
    assert.ok(descriptions.length > 100);
    assert.deepEqual(
      descriptions.filter((text) => text?.includes(' ') && !collected.has(text)),
      [],
    );
  });
});
