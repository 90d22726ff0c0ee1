import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { poll } from '../../../scripts/vscode/poll';
import { referralTemplates } from '../../../src/domain/referralTemplates';
import { Typist } from '../typist';
import { Workbench } from '../workbench';
import { answered, stopsOf } from './answers';
import { isChosenJourney } from './isChosenJourney';

const byHand = 'by-hand.referral.json';
const exact = 'exact.referral.json';
const withNotes = 'notes.referral.json';
const coSell = referralTemplates.find(({ name }) => name === 'coSell');
const notes =
  "First, we met in Hamburg: 40 cafés, 3 formats. Is the status 'Active', or New? They true up in June; 50% off, $5,000 (net)!";

describe('a person writes without choosing suggestions', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'write-by-hand-'));
  let workbench: Workbench;
  let typist: Typist;

  before('VS Code opens', async () => {
    for (const file of [byHand, exact]) writeFileSync(path.join(folder, file), '');
    writeFileSync(path.join(folder, withNotes), '{\n  "name": "Fourth Coffee",\n  "details": { "notes": "" }\n}\n');
    workbench = await Workbench.open({ workspace: folder });
    typist = new Typist(workbench, 7);
  });

  afterEach('a picture of what failed', async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.picture(this.currentTest.fullTitle().replace(/\W+/g, '-'));
  });

  after('VS Code is closed', async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Types the values of an object, one line each. The editor closes the brackets, so the caret goes down past them. */
  async function typeObject(value: object): Promise<void> {
    await typist.type('{');
    await typist.press('Enter');
    const entries = Object.entries(value);
    for (const [index, [name, each]] of entries.entries()) {
      await typist.type(`${JSON.stringify(name)}: `);
      if (index % 3 === 0) await typist.pause();
      if (Array.isArray(each)) await typist.type(JSON.stringify(each[0] === undefined ? [] : each));
      else if (typeof each === 'object' && each !== null) await typeObject(each);
      else await typist.type(JSON.stringify(each));
      if (index === entries.length - 1) break;
      await typist.type(',');
      await typist.press('Enter');
    }
    // A value at the end of a line may have its list open: Enter must begin a new line, nothing else.
    await typist.pause();
    await typist.press('Enter');
    await typist.press('ArrowDown');
    await typist.press('End');
  }

  if (isChosenJourney(true)) {
    it('types notes of three sentences, and the file has exactly them', async () => {
      await workbench.openFile(withNotes);
      await workbench.caretBehind('"notes": "');
      for (const word of notes.split(/(?<= )/)) {
        await typist.type(word);
        assert.equal(await workbench.suggestionRows().count(), 0, `no suggestions at ${word}`);
      }
      await workbench.save();
      assert.equal(workbench.readJson(withNotes).details.notes, notes);
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
      await workbench.openFile(byHand);
      await workbench.lines().first().click();
      await typeObject(deal);
      await workbench.picture('written-by-hand');
      await workbench.save();
      assert.deepEqual(workbench.readJson(byHand), deal);
    });
  }

  if (isChosenJourney(false)) {
    it('types each value of a template to its end, and Tab goes to the next tab stop', async function () {
      this.timeout(180_000);
      assert.ok(coSell);
      await workbench.openFile(exact);
      await workbench.lines().first().click();
      await workbench.suggest();
      await workbench.chooseSuggestion(coSell.label);
      await workbench.lines().filter({ hasText: 'qualification' }).first().waitFor();
      for (const stop of stopsOf(coSell.value)) {
        const value = answered(stop);
        // Quotes inside a string are escaped as in any JSON.
        await typist.type(typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : String(value));
        await typist.pause();
        await typist.press('Tab');
      }
      await workbench.save();
      assert.deepEqual(workbench.readJson(exact), answered(coSell.value));
      await workbench.run('Referrals: Submit');
      await poll('an id in the file', () => workbench.readJson(exact).id !== undefined, { timeout: 30_000 });
    });
  }
});
