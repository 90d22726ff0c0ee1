import assert from 'node:assert/strict';
import { deal } from '../../hostile/deal';
import { HostileService } from '../../hostile/service/hostileService';
import type { JsonObject } from '../../hostile/service/json';
import { documentedKnobs } from '../../hostile/service/knobs';
import { dealMark } from '../../hostile/service/ledger';
import { at, lasting, properties, put } from '../soakFile';
import { SoakFolder } from './soakFolder';
import { dealIn, SoakModel } from './soakModel';
import type { SoakProcess } from './soakProcess';
import type { SoakCommand, SoakEdit, SoakStep } from './soakSteps';

const maxFiles = 4;

/** One sequence: a folder, two processes that work in it, the service, and the model of what must hold. */
export class HostileWorld {
  readonly folder = new SoakFolder();
  readonly model: SoakModel;
  /** What happened, for the message of a failure. */
  readonly story: string[] = [];
  #count = 0;

  private constructor(
    readonly service: HostileService,
    readonly processes: readonly SoakProcess[],
  ) {
    this.model = new SoakModel(this.folder, service);
  }

  static async open(processes: readonly SoakProcess[]): Promise<HostileWorld> {
    for (const process of processes) process.clockOffsetMs = 0;
    return new HostileWorld(await new HostileService().start(), processes);
  }

  async close(): Promise<void> {
    await this.service.close();
    this.folder.remove();
  }

  async step(step: SoakStep): Promise<void> {
    if (isCommand(step)) await this.#command(step);
    else {
      this.story.push(JSON.stringify(step));
      if (step.do === 'knobs') Object.assign(this.service.knobs, step.knobs);
      else if (step.do === 'release') this.service.release();
      else if (step.do === 'clock') {
        const process = this.processes[step.process];
        if (process) process.clockOffsetMs = step.hours * 3_600_000;
      } else this.#edit(step);
    }
    this.model.check();
  }

  /** With nothing failing, every deal of a file has its referral, or the user is told. */
  async settle(): Promise<void> {
    this.service.release();
    Object.assign(this.service.knobs, structuredClone(documentedKnobs));
    for (const process of this.processes) process.clockOffsetMs = 0;
    for (let round = 0; round < 3; round++) {
      const result = await this.processes[0]?.run(this.#job(['submit', '.']));
      this.story.push(`at last: ${result?.code} ${result?.text}`);
      this.model.check();
      if (result?.code !== 0) continue;
      for (const { name, row } of this.folder.all())
        assert.ok(row.id !== undefined, `${name}: ${dealIn(row)} has no id, and submit exits with 0`);
    }
  }

  async #command(step: SoakCommand): Promise<void> {
    const { service, processes } = this;
    service.knobs.faults = step.fault ? [structuredClone(step.fault)] : [];
    let requests = 0;
    const { during } = step;
    if (during) {
      service[during.when] = () => {
        if (requests++ !== during.request) return;
        this.story.push(`  ${during.when}: ${JSON.stringify(during.edit)}`);
        if (during.edit === 'kill') processes[step.process]?.kill();
        else this.#edit(during.edit);
      };
    }
    const args = step.do === 'submit' ? ['submit', '.', '--method', step.method] : ['pull', '--out', '.'];
    this.story.push(JSON.stringify(step));
    const chosen = step.both ? processes : processes.slice(step.process, step.process + 1);
    const results = await Promise.all(chosen.map((process) => process.run(this.#job(args))));
    service.knobs.faults = [];
    service.arrival = undefined;
    service.meanwhile = undefined;
    for (const result of results) {
      this.story.push(`  → ${result?.code ?? 'killed'} ${result?.text ?? ''}`);
      if (result) assert.ok([0, 1, 2].includes(result.code) && !/unexpected:/.test(result.text), result.text);
    }
  }

  #job(args: string[]) {
    return { args: [...args, '--endpoint', this.service.origin], cwd: this.folder.root };
  }

  #edit(edit: SoakEdit): void {
    const { folder, model } = this;
    model.look();
    const name = 'file' in edit ? folder.pick(edit.file) : undefined;
    if (edit.do === 'revert') this.#revert(edit.text);
    else if (edit.do === 'other') this.#other(edit);
    else if (edit.do === 'write') this.#replace(`deal-${edit.file % maxFiles}.referral.json`, [this.#deal()]);
    else if (edit.do === 'list') this.#replace('all.referrals.json', [this.#deal(), this.#deal(), this.#deal()]);
    else if (name === undefined) return;
    else if (edit.do === 'move') folder.move(name, `moved/${this.#count++}-${name.replace(/^.*\//, '')}`);
    else if (edit.do === 'copy') this.#copy(name);
    else if (edit.do === 'swap') folder.edit(name, (rows) => rows.toReversed());
    else if (edit.do === 'type') this.#type(name, edit);
    else {
      model.giveUp(folder.rows(name));
      folder.delete(name);
    }
  }

  /** The user puts other deals into a file. */
  #replace(name: string, rows: JsonObject[]): void {
    const { folder, model } = this;
    if (folder.names().includes(name)) model.giveUp(folder.rows(name));
    model.typeAll(rows);
    folder.write(name, JSON.stringify(name.endsWith('.referrals.json') ? rows : rows[0], null, 2));
  }

  /** The user takes a deal as the template of another one: without id, with the reference of the first. */
  #copy(name: string): void {
    const [row] = this.folder.rows(name);
    if (!row || this.folder.names().length >= 2 * maxFiles) return;
    const { id: _, eTag: __, ...rest } = row;
    const deal = this.#word('D');
    const copy = {
      ...rest,
      name: `Copy ${dealMark(deal)}`,
      details: { ...(rest.details as JsonObject), notes: dealMark(deal) },
    };
    this.#replace(`copy-${deal}.referral.json`, [copy]);
  }

  #type(
    name: string,
    { row: index, property: chosen, clear }: { row: number; property: number; clear: boolean },
  ): void {
    const property = properties[chosen % properties.length] ?? 'name';
    this.folder.edit(name, (rows) => {
      const row = rows[index % rows.length];
      if (!row) return rows;
      const value = clear && this.#canClear(property) ? undefined : this.#value('mine', row, property);
      const isNothing = value === undefined && at(row, property) === undefined;
      if (isNothing || (property === 'name' && this.#isUnknowable({ ...row, name: value }))) return rows;
      put(row, property, value);
      this.model.type(row, property);
      return rows;
    });
  }

  /** Whether nothing tells that a deal was sent before: it has no reference, and another name than any that was sent. */
  #isUnknowable(row: JsonObject): boolean {
    const sent = this.service.writes.filter(({ deal, method }) => deal === dealIn(row) && method === 'POST');
    const isNamed = sent.some(({ body }) => (body as JsonObject).name === row.name);
    return sent.length > 0 && !isNamed && row.id === undefined && !row.externalReferenceId;
  }

  #canClear(property: string): boolean {
    return !lasting.includes(property) && property !== 'details/notes';
  }

  /** A file goes back to an earlier text, as by undo or checkout. */
  #revert(index: number): void {
    const { history } = this.folder;
    const old = history[index % Math.max(1, history.length)];
    if (!old) return;
    const value = JSON.parse(old.text) as JsonObject | JsonObject[];
    const rows = Array.isArray(value) ? value : [value];
    const elsewhere = this.folder.all().filter(({ name }) => name !== old.name);
    // A deal in two files is a copy, which is created as a second referral.
    if (rows.some((row) => elsewhere.some((other) => dealIn(other.row) === dealIn(row)))) return;
    if (rows.some((row) => this.#isUnknowable(row))) return;
    this.model.giveUp(rows);
    this.#replace(old.name, rows);
  }

  #other({ referral, property: chosen }: { referral: number; property: number }): void {
    const all = this.service.referrals();
    const body = structuredClone(all[referral % Math.max(1, all.length)]);
    const property = properties[chosen % properties.length] ?? 'name';
    if (!body || body.status === 'Closed') return;
    put(body, property, this.#value('other', body, property));
    const root = property.split('/')[0] ?? '';
    this.service.change(String(body.id), `/${root}`, body[root]);
  }

  #value(who: string, row: JsonObject, property: string): string {
    const word = this.#word(who);
    return ['name', 'details/notes'].includes(property) ? `${word} ${dealMark(dealIn(row))}` : word;
  }

  #word(who: string): string {
    this.#count++;
    return `${who}${this.#count}`;
  }

  /** A new deal: every second one with a reference of its own. */
  #deal(): JsonObject {
    const mark = this.#word('D');
    const team = [{ firstName: 'Bo', lastName: 'C', email: 'bo@fabrikam.com', phoneNumber: '5550100102' }];
    const solution = { solutionArea: 'Security', solutionPlay: 'Data Security' };
    return deal(mark, {
      team,
      ...(this.#count % 2 ? { externalReferenceId: undefined } : {}),
      ...(this.#count % 3 ? solution : {}),
    });
  }
}

function isCommand(step: SoakStep): step is SoakCommand {
  return step.do === 'submit' || step.do === 'pull';
}
