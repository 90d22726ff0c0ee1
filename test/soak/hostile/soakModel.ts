import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { HostileService } from '../../hostile/service/hostileService';
import { type JsonObject, valueAt } from '../../hostile/service/json';
import { dealOf } from '../../hostile/service/ledger';
import { add, at, properties } from '../soakFile';
import type { SoakFolder } from './soakFolder';

const attributes = '/details/requirements/additionalRequirements/attributes';

/** What must hold of a folder and the service, whatever happens. Everything is known by the marker of the intended deal. */
export class SoakModel {
  /** Deal and property → the values that any file of the deal ever showed. */
  readonly #seen = new Map<string, Set<unknown>>();
  /** Deal and property → everything that the user ever typed. */
  readonly #typed = new Map<string, Set<unknown>>();
  /** Deal and property → the values that the service ever had. */
  readonly #had = new Map<string, Set<unknown>>();
  /** Deal → property → what the user typed last. */
  readonly #last = new Map<string, Map<string, unknown>>();
  readonly #violations: string[] = [];

  constructor(
    readonly folder: SoakFolder,
    readonly service: HostileService,
  ) {
    service.written = (before, after) => this.#watch(before, after);
  }

  /** The user sees what the files show. */
  look(): void {
    this.folder.remember();
    for (const { row } of this.folder.all()) this.#each(this.#seen, row);
    for (const referral of this.service.referrals()) this.#each(this.#had, referral);
  }

  /** The user has typed a value; it must not get lost. */
  type(row: JsonObject, property: string): void {
    const deal = dealIn(row);
    const last = this.#last.get(deal) ?? new Map<string, unknown>();
    this.#last.set(deal, last.set(property, at(row, property)));
    add(this.#typed, `${deal} ${property}`, at(row, property));
  }

  /** The user has given up what the files of these deals said: by another text, or by deleting them. */
  giveUp(rows: readonly JsonObject[]): void {
    for (const row of rows) this.#last.delete(dealIn(row));
  }

  /** Everything that a text says counts as typed. */
  typeAll(rows: readonly JsonObject[]): void {
    for (const row of rows) this.#each(this.#typed, row);
  }

  /** @throws if something is doubled, overwritten or lost */
  check(): void {
    this.look();
    assert.deepEqual(this.#violations, []);
    for (const [deal, count] of this.service.counts()) assert.ok(count <= 1, `${deal} was created ${count} times`);
    assert.deepEqual(
      this.service.overwrites().map(({ method, id, deal }) => `${method} ${id} with ${deal}`),
      [],
    );
    const rows = this.folder.all();
    for (const { name, row } of rows) {
      if (row.id === undefined) continue;
      const owner = this.service.referrals().find(({ id }) => id === row.id);
      assert.equal(dealIn(owner ?? {}), dealIn(row), `${name} has the id of another deal`);
    }
    for (const [deal, last] of this.#last) {
      for (const [property, value] of last) {
        const isInFile = rows.some(({ row }) => dealIn(row) === deal && at(row, property) === value);
        const isLost = !isInFile && !this.#had.get(`${deal} ${property}`)?.has(value);
        assert.ok(!isLost, `${deal}: "${String(value)}" was typed as ${property} and is gone`);
      }
    }
  }

  /** An update may replace only what the user has seen, and only by what the user has typed. */
  #watch(before: JsonObject, after: JsonObject): void {
    for (const { row } of this.folder.all()) this.#each(this.#seen, row);
    const deal = dealIn(before);
    // No step changes an attribute. The service itself brings area and play into another form.
    const [had, has] = [before, after].map((referral) => valueAt(referral, attributes));
    const isReplaced = isList(had) && (!isList(has) || !isDeepStrictEqual(had, has));
    if (isReplaced && this.service.knobs.solutionFields === 'attributes')
      this.#violations.push(`${deal}: attributes ${JSON.stringify(had)} became ${JSON.stringify(has)}`);
    for (const property of properties) {
      const [was, is] = [at(before, property), at(after, property)];
      if (was === is) continue;
      const what = `${deal}: ${property} "${String(was)}" became "${String(is)}"`;
      if (!this.#seen.get(`${deal} ${property}`)?.has(was))
        this.#violations.push(`${what}, and the user had not seen it`);
      if (!this.#typed.get(`${deal} ${property}`)?.has(is))
        this.#violations.push(`${what}, which the user never typed`);
    }
  }

  #each(sets: Map<string, Set<unknown>>, row: JsonObject): void {
    for (const property of properties) add(sets, `${dealIn(row)} ${property}`, at(row, property));
  }
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length > 0;
}

/** Returns the marker of a referral's deal. */
export function dealIn(row: JsonObject): string {
  return dealOf(JSON.stringify(row)) ?? '';
}
