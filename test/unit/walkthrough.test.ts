import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { localizedManifest } from '../../scripts/localizedManifest';

const { contributes } = localizedManifest();
const root = path.join(__dirname, '../..');
const [walkthrough, ...others] = contributes.walkthroughs;

describe('the walkthrough', () => {
  const commands = contributes.commands.map(({ command }) => command);
  const steps = walkthrough?.steps ?? [];

  it('is the only one, with six steps at most', () => {
    assert.deepEqual(others, []);
    assert.ok(steps.length > 0 && steps.length <= 6);
  });

  it('has a button for each step, and ends the step when the button was used', () => {
    for (const { id, description, completionEvents } of steps) {
      const [, command = ''] = description.match(/\n\[[^\]]+\]\(command:([\w.]+)\)$/) ?? [];
      assert.ok(commands.includes(command), id);
      assert.ok(completionEvents.includes(`onCommand:${command}`), id);
      for (const event of completionEvents) {
        const [kind, name = ''] = event.split(':');
        const known =
          kind === 'onCommand'
            ? commands
            : contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
        assert.ok(known.includes(name), event);
      }
    }
  });

  it('has pictures in the colors of the theme, with a text for those who do not see them', () => {
    for (const { id, media } of steps) {
      assert.match(media.altText, /^[A-Z].{20,}\.$/, id);
      const picture = readFileSync(path.join(root, media.svg), 'utf8');
      const colors = [...picture.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, color = '']) => color);
      assert.ok(colors.length > 5, id);
      for (const color of colors)
        assert.match(
          color,
          /^(none|var\(--vscode-[\w-]+(, var\(--vscode-[\w-]+\)| *|, var\(--vscode-[\w-]+, var\(--vscode-[\w-]+\)\))*\))$/,
          id,
        );
    }
  });

  it('is linked from the welcome of an empty view by its id', () => {
    const links = contributes.viewsWelcome.flatMap(({ contents }) => [
      ...contents.matchAll(/openWalkthrough\?([^)]+)\)/g),
    ]);
    assert.ok(links.length >= 2);
    for (const [, argument = ''] of links)
      assert.equal(
        decodeURIComponent(argument),
        JSON.stringify(`referral-tools.partner-center-referrals#${walkthrough?.id}`),
      );
  });
});
