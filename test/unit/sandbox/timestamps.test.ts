import assert from 'node:assert/strict';
import { createTimestamps } from '../../../src/sandbox/timestamps';

describe('sandbox timestamps', () => {
  it('have seven fraction digits and rise, even if the clock stops or goes back', () => {
    const times = [
      '2026-06-15T10:30:00.123Z',
      '2026-06-15T10:30:00.123Z',
      '2026-06-15T10:29:00Z',
      '2026-06-15T10:31:00Z',
    ];
    const now = createTimestamps(() => new Date(times.shift() ?? ''));
    assert.deepEqual(
      [now(), now(), now(), now()],
      [
        '2026-06-15T10:30:00.1230000Z',
        '2026-06-15T10:30:00.1230001Z',
        '2026-06-15T10:30:00.1230002Z',
        '2026-06-15T10:31:00.0000000Z',
      ],
    );
  });
});
