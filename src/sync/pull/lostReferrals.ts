import { ApiError } from '../../api/apiError';
import type { CallOptions, Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { adoptCreated } from '../create/createReferral';
import { CreateSearch } from '../create/createSearch';
import { decideCreate } from '../create/decideCreate';
import { mayHaveReference, plainName } from '../create/matchesSent';
import { findReferrals } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import { payload } from '../referral/payload';
import { referenceOf } from '../referral/reference';
import { asObject, wireNames } from '../referral/wireNames';
import { CreateNotesError } from '../state/creates/createNotes';
import { type KnownCreate, knownCreate } from '../state/creates/knownCreate';
import type { SyncServices } from '../syncServices';
import type { PullResult } from './pullResult';
import { readRemote } from './readRemote';

/** A referral without an ID in a file of the user. */
export interface UnidentifiedReferral {
  file: ReferralFile;
  pointer: string;
  /** Runs a task while no other command of this program changes the file. */
  inTurn?: <T>(task: () => Promise<T>) => Promise<T>;
}

/**
 * Finds the files of referrals that lost their ID, such as by the checkout of a version from before the create, so that
 * a pull does not write a second file for them. Recognizes them like a submit; see `decideCreate`.
 */
export class LostReferrals {
  readonly #search: CreateSearch;
  #places: Promise<Places> | undefined;

  constructor(
    private readonly services: SyncServices,
    private readonly read: () => Promise<readonly UnidentifiedReferral[]> | undefined,
  ) {
    this.#search = new CreateSearch(services.api);
  }

  /**
   * Writes the ID and the service's version to the file that lost the ID.
   * @param isRow whether the version is a list entry, which may lack the reference
   * @returns undefined if no file has lost the ID of this referral
   */
  async pull(
    given: Saved,
    { isRow = false, ...call }: CallOptions & { isRow?: boolean | undefined },
  ): Promise<PullResult | undefined> {
    this.#places ??= this.#findPlaces();
    const { created, byReference, names } = await this.#places;
    const places = created.get(given.body.id.toLowerCase());
    const isUnsure = isRow && !places && byReference.size > 0 && mayHaveReference(given.body, names);
    const read = isUnsure ? await readRemote(this.services, given.body.id, call) : given;
    if ('outcome' in read) return read;
    const { body, eTag } = read;
    let asked: PullResult | undefined;
    const all = places ?? byReference.get(referenceOf(body)) ?? [];
    for (const each of all) {
      const found = { isCreated: places !== undefined, isOnly: all.length === 1 };
      const restore = () => this.#restore(each, { body, eTag }, { ...call, ...found });
      const result = await (each.inTurn ? each.inTurn(restore) : restore());
      if (result && result.outcome !== 'conflict') return result;
      // Another file may match with certainty.
      asked ??= result;
    }
    return asked;
  }

  async #restore(
    { file, pointer }: UnidentifiedReferral,
    remote: Saved,
    { isCreated, isOnly, ...call }: CallOptions & { isCreated: boolean; isOnly: boolean },
  ): Promise<PullResult | undefined> {
    const { services } = this;
    const { id } = remote.body;
    const found = findReferrals(await file.read()).find((each) => each.pointer === pointer);
    if (!found?.valid || found.id !== undefined) return undefined;
    const wanted = { pointer, before: found.value };
    const work = async (): Promise<PullResult | undefined> => {
      const decision = await decideCreate(services, file, wanted, { ...call, search: this.#search });
      const isIt = (other: { id: string }): boolean => other.id.toLowerCase() === id.toLowerCase();
      if (decision.kind === 'adopt' && isIt(decision.saved.body)) {
        const result = await adoptCreated(services, file, wanted, decision);
        if (result.outcome === 'created') return { id, outcome: 'pulled', file: file.name, eTag: result.eTag };
        return { id, outcome: 'unwritten', file: file.name, message: 'message' in result ? result.message : '' };
      }
      if (decision.kind !== 'ask' || !(isCreated || decision.candidates.some(isIt))) return undefined;
      // A reference that several deals share may be that of a campaign or a customer.
      if (decision.isLike && !(isOnly && decision.candidates.length === 1)) return undefined;
      const message = t(
        'Not pulled: {0} may be this deal without its ID, or a copy of it. Submit it to choose: this deal, or another one.',
        file.name,
      );
      return { id, outcome: 'conflict', file: file.name, remote, conflicts: [], message };
    };
    try {
      return await (services.exclusive ? services.exclusive(work, call.signal) : work());
    } catch (error) {
      if (ApiError.is(error)) return { id, outcome: 'failed', error, message: error.message };
      throw error;
    }
  }

  async #findPlaces(): Promise<Places> {
    const places: Places = { created: new Map(), byReference: new Map(), names: new Set() };
    for (const each of (await this.read()) ?? []) {
      const text = await each.file.read().catch(() => '');
      const found = findReferrals(text).find(({ pointer }) => pointer === each.pointer);
      if (!found?.valid || found.id !== undefined) continue;
      const known = await this.#known(each, text, found.value);
      if (known?.kind === 'created') add(places.created, known.id.toLowerCase(), each);
      const sent = known && 'note' in known ? known.note?.sent : undefined;
      const reference = referenceOf(asObject(found.value)) || referenceOf(sent);
      if (!reference) continue;
      add(places.byReference, reference, each);
      for (const body of [wireNames(found.value), sent]) places.names.add(plainName(asObject(body)));
    }
    return places;
  }

  /** Returns earlier creates of a referral; undefined if the notes are damaged. */
  async #known(
    { file, pointer }: UnidentifiedReferral,
    text: string,
    value: unknown,
  ): Promise<KnownCreate | undefined> {
    const body = payload(value, 'create');
    return knownCreate(this.services, { file: file.name, text, pointer, body }).catch((error: unknown) => {
      if (error instanceof CreateNotesError) return undefined;
      throw error;
    });
  }
}

interface Places {
  /** Referrals in files by the lower-case ID of the create that they were probably sent by. */
  created: Map<string, UnidentifiedReferral[]>;
  byReference: Map<string, UnidentifiedReferral[]>;
  /** Names of those with a reference; see `plainName`. */
  names: Set<string>;
}

function add(places: Map<string, UnidentifiedReferral[]>, key: string, place: UnidentifiedReferral): void {
  places.set(key, [...(places.get(key) ?? []), place]);
}
