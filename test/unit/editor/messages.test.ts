import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/root';

describe('notifications', () => {
  it('are shown by one module, which takes links and control characters out of texts of the service', () => {
    const folder = path.join(root, 'src/editor');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const direct = files.filter((name) =>
      /window\s*\.\s*show(?:Information|Warning|Error)Message|ProgressLocation\.Notification/.test(
        readFileSync(path.join(folder, name), 'utf8'),
      ),
    );
    assert.deepEqual(direct, ['ui/messages.ts']);
  });
});
