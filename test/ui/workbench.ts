import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../scripts/root';
import { type OpenWorkbench, openWorkbench, type WorkbenchOptions } from '../../scripts/vscode/openWorkbench';
import { patience, poll } from '../../scripts/vscode/poll';
import type { Typist } from './typist';

/** The packaged extension, as `npm run package` leaves it. */
export const vsix = process.env.VSIX ?? path.join(root, 'partner-center-referrals.vsix');

/** Nothing moves or is drawn that no test looks at: painting takes more of a small machine than the extension. */
const calmSettings = {
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'workbench.reduceMotion': 'on',
};

/** VS Code's window as a person sees it, with the packaged extension installed: every step waits for what it shows. */
export class Workbench {
  /** What is installed if nothing else is asked for. */
  static readonly vsix: readonly string[] = [vsix];

  /** Opens a copy of a workspace. */
  static async open(options: WorkbenchOptions): Promise<Workbench> {
    const settings = { ...calmSettings, ...options.settings };
    const opened = await openWorkbench({ vsix: [vsix], ...options, settings });
    const workbench = new Workbench(opened);
    try {
      await workbench.page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
      return workbench;
    } catch (error) {
      await workbench.picture('does-not-open');
      await workbench.close();
      throw error;
    }
  }

  readonly page: Page;
  /** The copy of the workspace. */
  readonly folder: string;

  private constructor(private readonly opened: OpenWorkbench) {
    this.page = opened.page;
    this.folder = opened.folder;
    this.page.setDefaultTimeout(20_000 * patience);
  }

  close(): Promise<void> {
    return this.opened.close();
  }

  /** Takes a picture of the window into `.screenshots/`, or where `file` says. */
  async picture(name: string, file = path.join(root, '.screenshots', `${name}.png`)): Promise<void> {
    mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file, animations: 'disabled', caret: 'initial' });
  }

  /** What the window shows, as text: the lines of the editor, lists, dialogs and messages. For reports that hold no pictures. */
  async shownText(): Promise<string> {
    const parts: [name: string, selector: string][] = [
      ['tab', '.tabs-container .tab.active'],
      ['editor', '.editor-group-container.active .monaco-editor .view-lines'],
      ['suggestions', '.suggest-widget.visible'],
      ['quick input', '.quick-input-widget:not([style*="display: none"])'],
      ['dialog', '.monaco-dialog-box'],
      ['messages', '.notifications-toasts'],
      ['focus', ':focus'],
    ];
    const texts = await Promise.all(
      parts.map(async ([name, selector]) => {
        const found = await this.page.locator(selector).allInnerTexts();
        return found.length > 0 ? `${name}: ${found.join(' | ')}` : undefined;
      }),
    );
    return texts.filter((text) => text !== undefined).join('\n');
  }

  /** What a file of the workspace holds, as JSON; an empty object while VS Code is writing it, which is not done at once. */
  readJson(name: string) {
    try {
      return JSON.parse(readFileSync(path.join(this.folder, name), 'utf8'));
    } catch (error) {
      if (error instanceof SyntaxError) return {};
      throw error;
    }
  }

  // Palette

  /** Opens the palette with `text`, for instance `>Referrals: Submit` or a file's name. */
  async openPalette(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type="text"]').first();
    // F1 is ignored until the workbench has its keybindings; and what takes the focus just now closes the palette again.
    await poll('the palette', async () => {
      await this.page.keyboard.press('F1');
      const filled = async () => {
        await input.waitFor({ timeout: 2000 });
        await input.fill(text, { timeout: 2000 });
      };
      return await filled().then(
        () => true,
        () => false,
      );
    });
  }

  /** Rows of the palette or a quick pick. */
  paletteRows(text?: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row', text ? { hasText: text } : {});
  }

  /** Runs the command with exactly this title, for instance `Referrals: Submit`. */
  async run(title: string): Promise<void> {
    await this.openPalette(`>${title}`);
    const name = new RegExp(`^${escaped(title)}(,|$)`);
    const row = this.paletteRows().and(this.page.getByRole('option', { name }));
    await row
      .first()
      .click({ timeout: 5000 })
      .catch(async () => {
        await this.openPalette(`>${title}`);
        await row.first().click();
      });
    await this.leave();
  }

  /** Takes the mouse out of the way of hovers. */
  private leave(): Promise<void> {
    return this.page.mouse.move(0, 0);
  }

  /** Picks a row of a quick pick that a command has opened. */
  async pick(text: string): Promise<void> {
    await this.paletteRows(text).first().click();
  }

  /** Types the name of a row of a quick pick as soon as its list is there, and accepts it with Enter. */
  async chooseRow(text: string, typist: Typist): Promise<void> {
    await this.paletteRows().first().waitFor();
    await typist.type(text);
    await this.paletteRows(text).first().waitFor();
    await typist.press('Enter');
  }

  // Editor

  /** Opens a file of the workspace and waits for its text. */
  async openFile(name: string): Promise<void> {
    // A window that has just opened finds no files at first, and the palette does not search again by itself.
    const isFound = async () => {
      await this.openPalette(name);
      const row = this.paletteRows(name).first();
      return await row.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      );
    };
    await poll(`the row of ${name}`, isFound, { timeout: 60_000 });
    await this.page.keyboard.press('Enter');
    await this.tab(name).first().waitFor();
    await this.lines().first().waitFor();
  }

  tab(name: string): Locator {
    return this.page.locator('.tabs-container .tab', { hasText: name });
  }

  /** The lines of the active editor that are in sight. */
  lines(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor .view-line');
  }

  /** Focuses the active editor, wherever it is scrolled to. */
  async focusEditor(): Promise<void> {
    const editor = this.page.locator('.editor-group-container.active .monaco-editor');
    await editor.locator('.native-edit-context, textarea.inputarea').first().focus();
  }

  /** Scrolls the active editor to its top. With the caret in the first line, a lens above that is still out of sight. */
  async scrollToTop(): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+Home');
    for (let line = 0; line < 3; line++) await this.page.keyboard.press('Control+ArrowUp');
  }

  /** Sets the caret behind the first occurrence of `text` in the active editor, by the find widget. */
  async caretBehind(text: string): Promise<void> {
    const { keyboard } = this.page;
    const widget = this.page.locator('.find-widget.visible');
    // A panel that is just opening takes the focus away.
    await poll('the find widget', async () => {
      await this.focusEditor();
      await keyboard.press('Control+Home');
      await keyboard.press('Control+f');
      return await widget.waitFor({ timeout: 1000 }).then(
        () => true,
        () => false,
      );
    });
    await widget.locator('textarea').first().fill(text);
    await widget.locator('.matchesCount', { hasText: /\d+ of \d+/ }).waitFor();
    // Leaves the match selected. While a notification is shown, the first Escape hides that.
    await poll('the find widget to close', async () => {
      await keyboard.press('Escape');
      return await widget.waitFor({ state: 'detached', timeout: 1000 }).then(
        () => true,
        () => false,
      );
    });
    await keyboard.press('ArrowRight');
  }

  /** Selects the first occurrence of `text` and types over it. */
  async replace(text: string, typed: string): Promise<void> {
    await this.caretBehind(text);
    for (let count = 0; count < text.length; count++) await this.page.keyboard.press('Shift+ArrowLeft');
    await this.page.keyboard.type(typed);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tabs-container .tab.active:not(.dirty)').waitFor();
  }

  /** Waits until everything is saved and no progress is shown any more. */
  async settled(): Promise<void> {
    await this.page.locator('.tabs-container .tab.active:not(.dirty)').waitFor();
    await this.page.locator('.notification-toast .monaco-progress-container.active').waitFor({ state: 'detached' });
  }

  /** Opens the suggest widget. Presses the key again, as a person does, if nothing shows up. */
  async suggest(): Promise<void> {
    const row = this.suggestionRows().first();
    await poll('the suggestions', async () => {
      await this.page.keyboard.press('Control+Space');
      return await row.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
    });
  }

  /** Opens the menu of quick fixes at the caret, and returns it. */
  async openFixes(): Promise<Locator> {
    const menu = this.page.locator('.action-widget').first();
    // Pressed while the menu is open, the keys would take its first row. A panel that is just opening takes the focus.
    await poll('the menu of fixes', async () => {
      await this.page.keyboard.press('Control+.');
      const isOpen = await menu.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      );
      if (!isOpen) await this.focusEditor();
      return isOpen;
    });
    return menu;
  }

  suggestionRows(): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row');
  }

  /** The labels in the suggest widget, in their order. */
  async suggestions(): Promise<string[]> {
    return await this.suggestionRows().locator('.label-name').allInnerTexts();
  }

  async chooseSuggestion(label: string): Promise<void> {
    const exact = this.page.locator('.label-name', { hasText: new RegExp(`^${escaped(label)}$`) });
    await this.suggestionRows().filter({ has: exact }).first().click();
    await this.leave();
    await this.page.locator('.suggest-widget.visible').waitFor({ state: 'detached' });
  }

  squiggle(kind: 'error' | 'warning' | 'info'): Locator {
    return this.page.locator(`.editor-group-container.active .squiggly-${kind}`);
  }

  /** Rests the mouse on the first occurrence of a text in the active editor and waits for the hover. */
  async hover(text: string): Promise<Locator> {
    const shown = this.page.locator('.monaco-hover:not(.hidden) .hover-row').first();
    await poll(`the hover of ${text}`, async () => {
      await this.page.mouse.move(0, 0);
      const { x, y } = await this.placeOf(text);
      await this.page.mouse.move(x, y, { steps: 3 });
      return await shown.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    return shown;
  }

  /** The middle of a text in the active editor. How a line is cut into elements depends on its colors, so we measure. */
  private async placeOf(text: string): Promise<{ x: number; y: number }> {
    const line = this.lines().filter({ hasText: text }).first().locator(':scope > span').first();
    const content = (await line.textContent()) ?? '';
    const box = await line.boundingBox();
    if (!box) throw new Error(`The line with ${text} is not in sight`);
    const column = content.indexOf(text) + text.length / 2;
    return { x: box.x + (box.width * column) / content.length, y: box.y + box.height / 2 };
  }

  // Panels and views

  /** Opens the Problems panel. */
  async showProblems(): Promise<void> {
    await this.run('View: Focus Problems (Errors, Warnings, Infos)').catch(() =>
      this.run('Problems: Focus on Problems View'),
    );
    await this.page.locator('.markers-panel').waitFor();
  }

  problems(text?: string): Locator {
    return this.page.locator('.markers-panel .monaco-list-row', text ? { hasText: text } : {});
  }

  /** Opens the extension's view container and, if it is folded, the view. */
  async showView(container: string, view: string): Promise<Locator> {
    const sideBar = this.page.locator('.part.sidebar');
    const opened = sideBar.locator('.composite.title h2', { hasText: new RegExp(`^${escaped(container)}`) });
    const icon = this.page.locator(`.activitybar .action-item a[aria-label^="${container}"]`).first();
    // A click on the icon of an open container would close it.
    // A badge lies above the middle of the icon.
    if (!(await opened.isVisible())) await icon.click({ position: { x: 5, y: 5 } });
    await opened.waitFor();
    const title = this.page.locator('.pane-header .title', { hasText: new RegExp(`^${escaped(view)}$`) });
    const pane = sideBar.locator('.pane', { has: title });
    const header = pane.locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
    return pane;
  }

  /** Rows of the trees in the side bar. */
  treeRows(pane: Locator, text?: string): Locator {
    return pane.locator('.monaco-list-row', text ? { hasText: text } : {});
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast', { hasText: text });
  }

  /** A message, in a toast or in the list of notifications. */
  message(text: string | RegExp): Locator {
    return this.page.locator('.notification-list-item', { hasText: text }).first();
  }

  /** A button of a message. */
  messageButton(text: string): Locator {
    return this.page.locator('.notification-list-item a.monaco-button', { hasText: text }).first();
  }

  clearMessages(): Promise<void> {
    return this.run('Notifications: Clear All Notifications');
  }

  /** The question that must be answered before anything else. */
  dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** All code lenses above a referral, in one row. */
  lensRow(text: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration', { hasText: text }).first();
  }

  /** A code lens that does something. */
  lens(text: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration a', { hasText: text }).first();
  }
}

/** The text for use in a regular expression. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
