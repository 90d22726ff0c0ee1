import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { poll } from '../../../scripts/vscode/poll';
import { referralTemplates } from '../../../src/domain/publish/referralTemplates';
import { answered, stopsOf } from './answers';
import { isChosenJourney, prepareJourney } from './prepareJourney';

const byHand = 'by-hand.referral.json';
const exact = 'exact.referral.json';
const withNotes = 'notes.referral.json';
const coSell = referralTemplates.find(({ name }) => name === 'coSell');
const notes =
  "First, we met in Hamburg: 40 cafés, 3 formats. Is the status 'Active', or New? They true up in June; 50% off, $5,000 (net)!";

describe('a person writes without choosing suggestions', () => {
  const journey = prepareJourney({
    files: {
      [byHand]: '',
      [exact]: '',
      [withNotes]: '{\n  "name": "Fourth Coffee",\n  "details": { "notes": "" }\n}\n',
    },
  });

  /** Types the values of an object, one line each. The editor closes the brackets, so the caret goes down past them. */
  async function typeObject(value: object): Promise<void> {
    await journey.typist.type('{');
    await journey.typist.press('Enter');
    const entries = Object.entries(value);
    for (const [index, [name, each]] of entries.entries()) {
      await journey.typist.type(`${JSON.stringify(name)}: `);
      if (index % 3 === 0) await journey.typist.pause();
      if (Array.isArray(each)) await journey.typist.type(JSON.stringify(each[0] === undefined ? [] : each));
      else if (typeof each === 'object' && each !== null) await typeObject(each);
      else await journey.typist.type(JSON.stringify(each));
      if (index === entries.length - 1) break;
      await journey.typist.type(',');
      await journey.typist.press('Enter');
    }
    // A value at the end of a line may have its list open: Enter must begin a new line, nothing else.
    await journey.typist.pause();
    await journey.typist.press('Enter');
    await journey.typist.press('ArrowDown');
    await journey.typist.press('End');
  }

  if (isChosenJourney(true)) {
    it('types notes of three sentences, and the file has exactly them', async () => {
      await journey.workbench.openFile(withNotes);
      await journey.workbench.caretBehind('"notes": "');
      for (const word of notes.split(/(?<= )/)) {
        await journey.typist.type(word);
        assert.equal(await journey.workbench.suggestionRows().count(), 0, `no suggestions at ${word}`);
      }
      await journey.workbench.save();
      assert.equal(journey.workbench.readJson(withNotes).details.notes, notes);
    });
  }

  if (isChosenJourney(true)) {
    it('types a deal key by key, and nothing is inserted that was not typed', async function () {
      this.timeout(180_000);
      const deal = {
        name: 'Fourth Coffee: loyalty on Azure',
        type: 'Independent',
        qualification: 'SalesQualified',
        status: 'New',
        substatus: 'Pending',
        customerProfile: {
          name: 'Fourth Coffee',
          address: { addressLine1: '12 Shore Road', city: 'Hamburg', country: 'DE' },
          size: '10to50employees',
          team: [],
        },
        consent: { consentToContact: true, consentToShareReferralWithMicrosoftSellers: false },
        details: {
          notes: 'Closed beta in May. New app.',
          dealValue: 180000,
          currency: 'EUR',
          closingDateTime: '2099-03-31T00:00:00Z',
        },
      };
      await journey.workbench.openFile(byHand);
      await journey.workbench.lines().first().click();
      await typeObject(deal);
      await journey.workbench.picture('written-by-hand');
      await journey.workbench.save();
      assert.deepEqual(journey.workbench.readJson(byHand), deal);
    });
  }

  if (isChosenJourney(false)) {
    it('types each value of a template to its end, and Tab goes to the next tab stop', async function () {
      this.timeout(180_000);
      assert.ok(coSell);
      await journey.workbench.openFile(exact);
      await journey.workbench.lines().first().click();
      await journey.workbench.suggest();
      await journey.workbench.chooseSuggestion(coSell.label);
      await journey.workbench.lines().filter({ hasText: 'qualification' }).first().waitFor();
      for (const stop of stopsOf(coSell.value)) {
        const value = answered(stop);
        // Quotes inside a string are escaped as in any JSON.
        await journey.typist.type(typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : String(value));
        await journey.typist.pause();
        await journey.typist.press('Tab');
      }
      await journey.workbench.save();
      const written = readFileSync(path.join(journey.workbench.folder, exact), 'utf8');
      assert.doesNotThrow(() => JSON.parse(written), written);
      assert.deepEqual(journey.workbench.readJson(exact), answered(coSell.value));
      await journey.workbench.run('Referrals: Submit');
      await poll('an id in the file', () => journey.workbench.readJson(exact).id !== undefined, { timeout: 30_000 });
    });
  }
});
