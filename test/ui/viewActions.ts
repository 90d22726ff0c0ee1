import type { Locator, Page } from 'playwright-core';
import { poll } from '../../scripts/vscode/poll';

/** Chooses an action of the context menu of a row. */
export async function chooseFromMenu(row: Locator, action: string): Promise<void> {
  await row.click({ button: 'right' });
  await chooseAction(row.page(), action);
}

/** Presses a button in the title of a view, which may be behind "...". */
export async function pressViewAction(pane: Locator, action: string): Promise<void> {
  const header = pane.locator('.pane-header');
  await header.hover();
  const button = header.locator(`.action-label[aria-label^="${action}"]`).first();
  // A selection that has just changed draws the buttons again: a click in between is lost.
  await pane.page().waitForTimeout(300);
  if (await button.isVisible()) {
    await button.click();
    await pane.page().mouse.move(0, 0);
    return;
  }
  await header.locator('.action-label.codicon-toolbar-more').first().click();
  await chooseAction(pane.page(), action);
}

async function chooseAction(page: Page, action: string): Promise<void> {
  const item = page.locator('.monaco-menu').getByText(action, { exact: true }).first();
  await item.waitFor();
  // A menu that has just opened ignores clicks.
  await poll('the menu to close', async () => {
    await item.click({ timeout: 1000 }).catch(() => undefined);
    return await item.waitFor({ state: 'detached', timeout: 500 }).then(
      () => true,
      () => false,
    );
  });
  // Takes the mouse out of the way of hovers.
  await page.mouse.move(0, 0);
}
