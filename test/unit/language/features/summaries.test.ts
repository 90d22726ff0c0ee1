import assert from 'node:assert/strict';
import { createReferralLanguage } from '../../../../src/language/service';
import type { PlacedText } from '../../../../src/language/types';

const language = createReferralLanguage();
const summaries = (text: string) => language.summaries(language.parse(text));

describe('summaries', () => {
  it('tell ids, names and state, and where they are', () => {
    const text =
      '{ "value": [ { "name": "One" }, { "ID": "2", "EngagementID": "e", "externalReferenceId": "r", "Name": "Two", "status": "New", "substatus": "Pending", "eTag": "\\"1\\"", "customerProfile": { "name": "Contoso" } } ] }';
    const [one, two] = summaries(text);
    assert.deepEqual(one?.name?.value, 'One');
    assert.equal(one?.pointer, '/value/0');
    assert.equal(two?.pointer, '/value/1');
    assert.equal(text.slice(two?.offset, (two?.offset ?? 0) + (two?.length ?? 0)).slice(0, 10), '{ "ID": "2');
    const shown = (place: PlacedText | undefined) =>
      place && [place.value, text.slice(place.offset, place.offset + place.length)];
    assert.deepEqual(shown(two?.id), ['2', '"2"']);
    assert.deepEqual(shown(two?.engagementId), ['e', '"e"']);
    assert.deepEqual(shown(two?.externalReferenceId), ['r', '"r"']);
    assert.deepEqual(shown(two?.name), ['Two', '"Two"']);
    assert.deepEqual(shown(two?.customerName), ['Contoso', '"Contoso"']);
    assert.deepEqual([two?.status, two?.substatus, two?.eTag], ['New', 'Pending', '"1"']);
  });

  it('tell the kind of deal', () => {
    const [one, two] = summaries(
      '[{ "type": "Shared" }, { "ReferralType": "independent", "Qualification": "direct" }]',
    );
    assert.equal(one?.deal?.label, 'Co-sell deal');
    assert.equal(two?.deal?.kind, 'marketplaceLead');
  });

  it('leave out what is absent, null, empty or of another type', () => {
    const text = '{ "id": null, "name": "", "status": 5, "customerProfile": [], "engagementId": {} }';
    assert.deepEqual(summaries(text), [{ offset: 0, length: text.length, pointer: '' }]);
    assert.deepEqual(summaries('[1, null]'), []);
    assert.deepEqual(summaries(''), []);
  });

  it('read broken text as far as it goes', () => {
    const [only] = summaries('{ "id": "1", "name": "Half');
    assert.equal(only?.id?.value, '1');
    assert.equal(only?.id?.offset, 8);
  });

  it('follow edits', () => {
    const text = '[{ "id": "1" }, { "id": "2" }]';
    const document = language.parse(text).edit({ offset: 10, length: 1, text: '1234' });
    assert.deepEqual(language.summaries(document), summaries(document.text));
  });
});
