import type pg from 'pg';
import { openPool } from '../database.js';
import type { Logger } from '../telemetry/log.js';
import { letGo, type LetGo } from './let-go.js';
import { lookAtStandby, type PrimaryLook, type StandbyLook } from './looks.js';
import type { StandbyAddress } from './read-addresses.js';

/** Why nothing is read at a standby. */
export type Ailment = 'UNSEEN' | 'UNREACHABLE' | 'NOT_A_STANDBY' | 'OTHER_SERVER' | 'OTHER_HISTORY' | 'LATE';

/** How long a standby may stay behind before it is told of and left out: until then it is passed over only by those who know of more. */
export const LATE_MS = 5000;
/** It answers a look within this, or is left out. */
const PATIENCE_MS = 1000;
/** Between two looks that questions ask for, in milliseconds. */
const BETWEEN_LOOKS_MS = 20;

/** Looks at the primary; null: it cannot be seen for now. */
export type SeePrimary = () => Promise<PrimaryLook | null>;

/**
 * Whether a standby tells another past than the primary: one version written at another instant (a copy gone its own way, another
 * database), or a version that the primary, looked at later, has not come to (it was put back to an earlier day).
 */
const isOfOtherPast = async (look: StandbyLook, primary: PrimaryLook, seePrimary: SeePrimary): Promise<boolean> => {
  const later = look.version > primary.version ? await seePrimary() : primary;
  if (later === null) return false;
  return look.version > later.version || (look.version === later.version && look.changedAt.getTime() !== later.changedAt.getTime());
};

/** What is wrong with a standby besides being late; null: nothing that can be told. */
const ailmentOf = async (look: StandbyLook, primary: PrimaryLook | null, seePrimary: SeePrimary): Promise<Ailment | null> => {
  if (!look.isFollowing || look.position === null) return 'NOT_A_STANDBY';
  if (primary === null) return null;
  if (look.system !== null && primary.system !== null && look.system !== primary.system) return 'OTHER_SERVER';
  return (await isOfOtherPast(look, primary, seePrimary)) ? 'OTHER_HISTORY' : null;
};

/** One standby: how it is, how far it has come, and the connections to it. */
export class Standby<Connections = unknown> {
  readonly key: string;
  readonly connections: Connections;
  readonly #pools: LetGo;
  readonly #looking: pg.Pool;
  readonly #log: Logger;
  readonly #now: () => number;
  #ailment: Ailment | null = 'UNSEEN';
  #position = 0;
  #behindBytes = 0;
  /** A place that the primary had reached, and when, which this one has yet to reach; null: none is known. */
  #goal: { readonly position: number; readonly since: number } | null = null;
  #look: Promise<void> | null = null;
  #lookedAt = 0;

  /**
   * @param connect opens what questions read by
   * @param now milliseconds of a clock that only goes forward
   */
  constructor({ key, url }: StandbyAddress, connect: (pools: LetGo, key: string) => Connections, log: Logger, now: () => number) {
    this.key = key;
    this.#pools = letGo(url);
    this.#looking = openPool(url, { max: 1, patienceMs: PATIENCE_MS, answerMs: PATIENCE_MS });
    this.connections = connect(this.#pools, key);
    this.#log = log;
    this.#now = now;
  }

  get ailment(): Ailment | null {
    return this.#ailment;
  }

  /** Bytes of the primary's log that it had not replayed when last looked at. */
  get behindBytes(): number {
    return this.#behindBytes;
  }

  /** How long ago the primary was where this one has yet to be, in seconds. */
  get behindSeconds(): number {
    return this.#goal === null ? 0 : (this.#now() - this.#goal.since) / 1000;
  }

  /** Whether it shows all that lies before a place of the primary's log. It only goes forward: what it had replayed once stays. */
  has(position: number): boolean {
    return this.#ailment === null && this.#position >= position;
  }

  /** Leaves it out until it is seen to be well. */
  leaveOut(why: Ailment): void {
    if (why !== this.#ailment) this.#log.warn({ standby: this.key, why, behindBytes: this.#behindBytes }, 'standby left out');
    this.#ailment = why;
  }

  /**
   * Sees how it is; one look at a time. Never fails: what fails is what it then is.
   * @param primary as it was just before; null: it cannot be seen, or is not compared with
   */
  look(primary: PrimaryLook | null, seePrimary: SeePrimary = async () => null): Promise<void> {
    return (this.#look ??= this.#seeAndTell(primary, seePrimary).finally(() => {
      this.#look = null;
      this.#lookedAt = this.#now();
    }));
  }

  /** Sees soon whether one that is well has come further, for those who ask next. */
  lookSoon(): void {
    if (this.#ailment === null && this.#look === null && this.#now() - this.#lookedAt >= BETWEEN_LOOKS_MS) void this.look(null);
  }

  stop(): void {
    this.#pools.stop();
    void this.#looking.end().catch(() => undefined);
  }

  async #seeAndTell(primary: PrimaryLook | null, seePrimary: SeePrimary): Promise<void> {
    const see = (): Promise<StandbyLook> => lookAtStandby(this.#looking);
    // Asked twice: this process may itself have been too busy to hear the answer in time.
    const look = await see().catch(see).catch(() => null);
    const ailment = look === null ? 'UNREACHABLE' : await ailmentOf(look, primary, seePrimary);
    if (ailment !== null) {
      this.leaveOut(ailment);
      // What waits there for an answer fails now, and is asked at the primary: a server that hangs would never say so.
      return this.#pools.drop();
    }
    this.#position = look?.position ?? 0;
    if (primary !== null) this.#compare(primary.position);
    if (this.behindSeconds * 1000 > LATE_MS) return this.leaveOut('LATE');
    if (this.#ailment === 'LATE' && this.#goal !== null) return;
    if (this.#ailment !== null) this.#log.info({ standby: this.key, was: this.#ailment }, 'standby taken');
    this.#ailment = null;
  }

  #compare(primaryPosition: number): void {
    this.#behindBytes = Math.max(0, primaryPosition - this.#position);
    if (this.#behindBytes === 0) this.#goal = null;
    // A steady stream of writes keeps every standby a moment behind: what counts is how long it takes to get where the primary was.
    else if (this.#goal === null || this.#position >= this.#goal.position) this.#goal = { position: primaryPosition, since: this.#now() };
  }
}
