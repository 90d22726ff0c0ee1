import assert from 'node:assert/strict';
import { indexedReferrals } from '../../../../../src/editor/workspace/index/indexedReferral';
import { ReferralIndex } from '../../../../../src/editor/workspace/index/referralIndex';
import { lineIndex } from '../../../../../src/language/document/lineIndex';
import { createReferralLanguage } from '../../../../../src/language/service';

const language = createReferralLanguage();

function entries(uri: string, content: unknown) {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  const { positionAt } = lineIndex(text);
  return indexedReferrals(uri, language.summaries(language.parse(text)), positionAt);
}

function filled(files: Record<string, unknown>): ReferralIndex {
  const index = new ReferralIndex();
  for (const [uri, content] of Object.entries(files)) index.set(uri, entries(uri, content));
  return index;
}

describe('the index of referrals', () => {
  it('finds ids and engagements whatever their case, and references as they are written', () => {
    const index = filled({
      'a:/1': { id: 'ABC-1', engagementId: 'E-1', externalReferenceId: 'CRM-7' },
      'a:/2': [{ ID: 'x' }, { EngagementId: 'e-1', id: 'abc-1', ExternalReferenceId: 'crm-7' }],
    });
    const places = (found: { uri: string; pointer: string }[]) => found.map(({ uri, pointer }) => uri + pointer);
    assert.deepEqual(places(index.find('id', 'abc-1')), ['a:/1', 'a:/2/1']);
    assert.deepEqual(places(index.find('engagementId', 'E-1')), ['a:/1', 'a:/2/1']);
    assert.deepEqual(places(index.find('externalReferenceId', 'CRM-7')), ['a:/1']);
    assert.deepEqual(index.find('id', '__proto__'), []);
  });

  it('knows where a literal is, without the text', () => {
    const text = '[\r\n  { "name": "A" },\r\n  { "id": "one", "name": "B" }\r\n]';
    const [first, second] = entries('a:/1', text);
    assert.equal(first?.id, undefined);
    assert.deepEqual(second?.id, { value: 'one', offset: text.indexOf('"one"'), length: 5, line: 2, character: 10 });
    assert.deepEqual([second?.line, second?.character, second?.pointer], [2, 2, '/1']);
    const index = new ReferralIndex();
    index.set('a:/1', entries('a:/1', text));
    assert.equal(index.textAt('a:/1', text.indexOf('"one"'))?.line, 2);
    assert.equal(index.textAt('a:/1', text.indexOf('"A"'))?.value, 'A');
    assert.equal(index.textAt('a:/1', 0), undefined);
    assert.equal(index.textAt('a:/2', 0), undefined);
  });

  it('tells only of other files', () => {
    const index = filled({ 'a:/1': [{ id: 'x' }, { id: 'x' }], 'a:/2': { id: 'X' }, 'a:/3': { id: 'y' } });
    assert.deepEqual(
      index.elsewhere('a:/1', 'id', 'x').map(({ uri }) => uri),
      ['a:/2'],
    );
    assert.deepEqual(index.elsewhere('a:/3', 'id', 'y'), []);
  });

  it('tells when it may answer a file otherwise, which its own changes are no reason for', () => {
    const index = filled({ 'a:/1': { id: 'x' }, 'a:/2': { id: 'y' } });
    const before = index.revisionElsewhere('a:/1');
    index.set('a:/1', entries('a:/1', [{ name: 'New' }, { id: 'x' }]));
    assert.equal(index.revisionElsewhere('a:/1'), before);
    index.set('a:/2', entries('a:/2', { id: 'y' }));
    assert.equal(index.revisionElsewhere('a:/1'), before, 'nothing is different');
    index.set('a:/2', entries('a:/2', [{}, { id: 'y' }]));
    const moved = index.revisionElsewhere('a:/1');
    assert.notEqual(moved, before, 'it is elsewhere');
    index.delete('a:/2');
    assert.notEqual(index.revisionElsewhere('a:/1'), moved);
  });

  it('names some places if there are many', () => {
    const index = new ReferralIndex();
    for (let file = 0; file < 100; file++) index.set(`a:/${file}`, entries(`a:/${file}`, { id: 'same' }));
    const places = index.elsewhere('a:/5', 'id', 'same');
    assert.equal(places.length, 10);
    assert.ok(places.every(({ uri }) => uri !== 'a:/5'));
  });

  it('names the same places as long as it says that nothing has changed', () => {
    const index = new ReferralIndex();
    for (let file = 0; file < 20; file++) index.set(`a:/${file}`, entries(`a:/${file}`, { id: 'same', name: 'x' }));
    const before = index.elsewhere('a:/15', 'id', 'same');
    const revision = index.revisionElsewhere('a:/15');
    index.set('a:/3', entries('a:/3', { id: 'same', name: 'y' }));
    assert.equal(index.revisionElsewhere('a:/15'), revision);
    assert.deepEqual(index.elsewhere('a:/15', 'id', 'same'), before);
    assert.equal(index.find('id', 'same').find(({ uri }) => uri === 'a:/3')?.name?.value, 'y');
  });

  it('forgets what a file held before', () => {
    const index = filled({ 'a:/1': { id: 'x' }, 'a:/2': { id: 'x' } });
    index.set('a:/1', entries('a:/1', { id: 'z' }));
    assert.deepEqual(index.elsewhere('a:/2', 'id', 'x'), []);
    index.delete('a:/2');
    assert.deepEqual(index.find('id', 'x'), []);
    assert.equal(index.size, 1);
    assert.deepEqual(index.delete('a:/9'), []);
  });

  it('says which values have come, gone or moved', () => {
    const index = new ReferralIndex();
    const set = (content: unknown) => index.set('a:/1', entries('a:/1', content)).map(({ value }) => value);
    assert.deepEqual(set({ id: 'x', engagementId: 'e' }), ['x', 'e']);
    assert.deepEqual(set({ id: 'x', engagementId: 'e' }), []);
    assert.deepEqual(set({ id: 'x', engagementId: 'f' }), ['e', 'f']);
    assert.deepEqual(set({ name: 'moves the rest', id: 'x', engagementId: 'f' }), ['x', 'f']);
    assert.deepEqual(set('not even JSON'), ['x', 'f']);
  });

  it('survives any text', () => {
    for (const text of ['', '[', '{"id":', '{"id":"x', '[{"id":"x"},]', '{"id":null,"name":7}', '"\\ud800', '[[{}]]'])
      assert.doesNotThrow(() => filled({ 'a:/1': text }), text);
    assert.equal(filled({ 'a:/1': '[{"id":"x"},' }).find('id', 'x').length, 1);
  });
});
