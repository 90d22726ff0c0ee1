import assert from 'node:assert/strict';
import { localizedManifest } from '../../../scripts/localizedManifest';
import { habits } from './habits';

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe('texts for users', () => {
  it('of the manifest are plain English', () => {
    const manifest = localizedManifest();
    const texts = textsOf([manifest.contributes, manifest.capabilities, manifest.description]);
    assert.deepEqual(
      texts.filter((text) => habits.test(text)),
      [],
    );
  });
});
