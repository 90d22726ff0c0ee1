import { Disposable, EventEmitter, type LogOutputChannel, type TextDocument, Uri, workspace } from 'vscode';
import type { SettingsReader } from '../../configuration/settings';
import { isChecked } from '../../documents/isReferral';
import { textPositions } from '../../documents/positions';
import { openDocument } from '../../documents/readText';
import type { ReferralDocuments } from '../../documents/referralDocuments';
import { inSlices } from '../inSlices';
import { findReferralFiles } from '../searchFiles';
import { CollectedChanges, type IndexChange } from './collectedChanges';
import { readFile, type Stamp, statOf } from './fileStamp';
import { indexedReferrals } from './indexedReferral';
import type { ReferralIndex } from './referralIndex';
import { RightFiles } from './rightFiles';
import { watchReferralFiles } from './watchReferralFiles';

const startDelay = 100;
const editDelay = 150;
const tellDelay = 50;

const unchecked = { isRight: false, hasErrors: false };

/** Maximum difference between the clock of a file system and ours, in milliseconds. */
const clockSkew = 60_000;

/**
 * Keeps the index of all referral files up to date: those of the workspace, open or not, and open documents of the
 * language anywhere. The text in an editor takes precedence over the disk.
 */
export class WorkspaceIndex implements Disposable {
  readonly #changed = new EventEmitter<IndexChange>();
  readonly #subscriptions: Disposable;
  readonly #watcher: ReturnType<typeof watchReferralFiles>;
  /** The files of the workspace, by address. */
  readonly #listed = new Map<string, Stamp>();
  /** Files to read again soon. */
  readonly #dirty = new Set<string>();
  /** Number of the last reading of a file that was started. */
  readonly #turns = new Map<string, number>();
  readonly #changes = new CollectedChanges();
  /** Files that were deleted while open in an editor: they count again when the user edits them. */
  readonly #deleted = new Set<string>();
  readonly #right: RightFiles;
  readonly #timers: { start?: NodeJS.Timeout; edit?: NodeJS.Timeout; tell?: NodeJS.Timeout } = {};
  #turn = 0;
  #ready: Promise<void> | undefined;
  /** Whether `ready` has resolved. */
  #complete = false;
  #work: Promise<void> = Promise.resolve();

  constructor(
    /** The index; read it after `ready` or `settled`. */
    readonly index: ReferralIndex,
    private readonly documents: ReferralDocuments,
    private readonly settings: SettingsReader,
    private readonly log: LogOutputChannel,
  ) {
    this.#right = new RightFiles(settings);
    this.#watcher = watchReferralFiles({
      created: (uris) => this.#touch(uris),
      changed: (uris) => this.#touch(uris),
      replaced: (folder) => this.#touch(this.#filesBelow(folder.toString()).map((uri) => Uri.parse(uri))),
      isKnown: (uri) => this.#listed.has(uri.toString()),
      deleted: (uris) => this.#remove(uris),
      relist: () => this.#queue(() => this.#list()),
    });
    this.#subscriptions = Disposable.from(
      this.#changed,
      this.#right,
      this.#watcher,
      settings.configurations?.onDidChange(() => this.#reconsider()) ?? new Disposable(() => undefined),
      workspace.onDidOpenTextDocument((document) => this.#follow(document, 0)),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#deleted.delete(uri.toString());
        this.#soon(uri.toString(), 0);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#follow(document, editDelay);
      }),
    );
    this.#timers.start = setTimeout(() => this.ready, startDelay);
  }

  /** Fires after changes, for several files at a time. */
  get onDidChange() {
    return this.#changed.event;
  }

  /** Resolves when every file has been read once; starts the reading. */
  get ready(): Promise<void> {
    this.#ready ??= this.#queue(() => this.#list()).then(() => {
      this.#complete = true;
    });
    return this.#ready;
  }

  /** Resolves when all changes noticed so far are in the index. */
  async settled(): Promise<void> {
    await this.ready;
    this.#watcher.flush();
    this.#flush();
    await this.#work;
  }

  /** Reads every file again, to find changes without a file event. */
  async refresh(): Promise<void> {
    const isOld = this.#complete;
    await this.settings.configurations?.refresh();
    await this.ready;
    // What was being read for the first time only now is new enough.
    if (isOld) {
      await this.#queue(async () => {
        await this.#list();
        await inSlices([...this.#listed], ([uri, stamp]) => this.#reread(uri, stamp), { atOnce: 32 });
      });
    }
    await this.settled();
  }

  /** Whether a file had no problems of its own when last read, so that it need not be read again. */
  isRight(uri: Uri): boolean {
    return this.#right.has(uri.toString());
  }

  /** Closed files that had errors by themselves when last read. */
  get withErrors(): ReadonlySet<string> {
    return this.#right.withErrors;
  }

  /** The addresses of the files of the workspace, by path. */
  get files(): string[] {
    return [...this.#listed.keys()].sort();
  }

  /** Whether a configuration file ignores a file. */
  async isIgnored(uri: Uri): Promise<boolean> {
    await this.settings.load(uri);
    return this.settings.ignores(uri);
  }

  dispose(): void {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  /** Queues a piece of work. A failure does not stop the next one. */
  #queue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      this.log.warn(`Could not look through the referral files: ${error instanceof Error ? error.message : error}`);
    });
    return this.#work;
  }

  /** Lists the files, reads the new ones and forgets deleted ones. */
  async #list(): Promise<void> {
    const found = new Set((await findReferralFiles()).map((uri) => uri.toString()));
    const gone = [...this.#listed.keys()].filter((uri) => !found.has(uri));
    for (const uri of gone) this.#forget(uri);
    const fresh: string[] = [];
    for (const uri of found) {
      if (this.#listed.has(uri)) continue;
      // The file may have been deleted during the search. An open document would keep its referrals in the index.
      if (this.#deleted.has(uri) && !(await statOf(uri))) continue;
      fresh.push(uri);
      this.#listed.set(uri, undefined);
      this.#deleted.delete(uri);
    }
    const open = workspace.textDocuments.filter(isChecked).map(({ uri }) => uri.toString());
    await inSlices(new Set([...gone, ...fresh, ...open]), (uri) => this.#read(uri));
  }

  /** Lists and reads all files again, because a configuration file has other patterns or rules. */
  #reconsider(): void {
    if (!this.#ready) return; // the first reading will see it
    this.#queue(async () => {
      await inSlices([...this.#listed.keys()], (uri) => this.#read(uri));
      await this.#list();
    });
  }

  async #reread(uri: string, stamp: Stamp): Promise<void> {
    const now = await statOf(uri);
    const isSame = now && stamp && now.size === stamp.size && now.mtime < stamp.readAt - clockSkew;
    if (!isSame) await this.#read(uri);
  }

  #follow(document: TextDocument, delay: number): void {
    const uri = document.uri.toString();
    this.#deleted.delete(uri);
    if (isChecked(document) || this.#listed.has(uri)) this.#soon(uri, delay);
  }

  #touch(uris: readonly Uri[]): void {
    if (!this.#ready) return; // the first reading will see them
    for (const uri of uris) {
      const address = uri.toString();
      this.#deleted.delete(address);
      if (!this.#listed.has(address)) this.#listed.set(address, undefined);
      this.#soon(address, 0);
    }
  }

  /** Forgets files, and all files in deleted folders. */
  #remove(uris: readonly Uri[]): void {
    for (const uri of uris) {
      const address = uri.toString();
      const gone = this.#listed.has(address) ? [address] : this.#filesBelow(address);
      for (const each of gone) {
        this.#forget(each);
        this.#soon(each, 0);
      }
    }
  }

  #filesBelow(folder: string): string[] {
    return [...this.#listed.keys()].filter((uri) => uri.startsWith(`${folder}/`));
  }

  #forget(uri: string): void {
    this.#listed.delete(uri);
    if (openDocument(Uri.parse(uri))?.isDirty === false) this.#deleted.add(uri);
  }

  #soon(uri: string, delay: number): void {
    if (!this.#ready) return; // the first reading will see it
    this.#dirty.add(uri);
    clearTimeout(this.#timers.edit);
    this.#timers.edit = setTimeout(() => this.#flush(), delay);
  }

  #flush(): void {
    clearTimeout(this.#timers.edit);
    if (this.#dirty.size === 0) return;
    const uris = [...this.#dirty];
    this.#dirty.clear();
    this.#queue(() => inSlices(uris, (uri) => this.#read(uri)));
  }

  /** Reads the current text of a file, from its editor or from disk. Forgets the file if it is gone. */
  async #read(address: string): Promise<void> {
    const turn = ++this.#turn;
    this.#turns.set(address, turn);
    const uri = Uri.parse(address);
    await this.settings.load(uri);
    if (this.#turns.get(address) !== turn) return; // overtaken by a later reading
    if (this.settings.ignores(uri)) {
      this.#turns.delete(address);
      this.#listed.delete(address);
      this.#put(address, undefined);
      return;
    }
    const document = this.#deleted.has(address) ? undefined : openDocument(uri);
    if (document && (isChecked(document) || this.#listed.has(address))) this.#putDocument(address, document);
    else if (!this.#listed.has(address)) this.#put(address, undefined);
    else {
      const file = await readFile(uri);
      if (this.#turns.get(address) !== turn || !this.#listed.has(address)) return; // overtaken by a later reading
      this.#listed.set(address, file?.stamp);
      this.#putText(uri, file?.text ?? '');
    }
    if (this.#turns.get(address) === turn) this.#turns.delete(address);
  }

  #putDocument(address: string, document: TextDocument): void {
    this.#right.set(address, unchecked); // what an editor shows is checked there
    if (this.#listed.has(address)) this.#listed.set(address, undefined);
    const summaries = this.documents.summaries(this.documents.parse(document));
    this.#put(
      address,
      indexedReferrals(address, summaries, (offset) => document.positionAt(offset)),
    );
  }

  #putText(uri: Uri, text: string): void {
    const parsed = this.documents.parseText(uri, text);
    const summaries = this.documents.summaries(parsed);
    this.#right.set(uri.toString(), this.documents.checkAlone(parsed));
    this.#put(uri.toString(), indexedReferrals(uri.toString(), summaries, textPositions(text)));
  }

  #put(uri: string, referrals: Parameters<ReferralIndex['set']>[1] | undefined): void {
    if (!referrals) this.#right.set(uri, unchecked);
    if (!referrals && !this.index.get(uri)) return;
    const values = referrals ? this.index.set(uri, referrals) : this.index.delete(uri);
    this.#changes.add(uri, values);
    this.#timers.tell ??= setTimeout(() => this.#tell(), tellDelay);
  }

  #tell(): void {
    this.#timers.tell = undefined;
    this.#changed.fire(this.#changes.take(this.index));
  }
}
