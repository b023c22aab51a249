import type pg from 'pg';
import type { Logger } from '../telemetry/log.js';
import type { LetGo } from './let-go.js';
import { lookAtPrimary, primaryPosition, type PrimaryLook } from './looks.js';
import type { StandbyAddress } from './read-addresses.js';
import { Standby } from './standby.js';

/** The standbys of one primary, watched. */
export interface Standbys<Connections> {
  readonly all: readonly Standby<Connections>[];
  /**
   * One that shows the whole of a version of the data, in turn; null: none does yet, and the primary is to be read.
   * @param version as the primary told it, with all that it rests upon already stored there
   */
  showing(version: number): Standby<Connections> | null;
  stop(): void;
}

interface Options<Connections> {
  readonly primary: pg.Pool;
  readonly addresses: readonly StandbyAddress[];
  /** Opens what questions read by at a standby. */
  readonly connect: (pools: LetGo, key: string) => Connections;
  readonly log: Logger;
}

const EVERY_MS = 1000;

/** Watches standbys. None is read before it was seen to be well, and the first look is waited for. */
export const openStandbys = async <Connections>({ primary, addresses, connect, log }: Options<Connections>): Promise<Standbys<Connections>> => {
  const now = (): number => performance.now();
  const all = addresses.map((address) => new Standby(address, connect, log, now));
  let turn = 0;
  /** The place in the log after a version, once it is known. Read after the version was: it lies behind all that the version holds. */
  let place: { readonly version: number; position: number | null } = { version: -1, position: null };

  const seePrimary = (): Promise<PrimaryLook | null> => lookAtPrimary(primary).catch(() => null);
  const watch = async (): Promise<void> => {
    const seen = await seePrimary();
    await Promise.all(all.map((standby) => standby.look(seen, seePrimary)));
  };
  const findPlace = (version: number): void => {
    const found = { version, position: null as number | null };
    place = found;
    primaryPosition(primary).then(
      (position) => {
        found.position = position;
        all.forEach((standby) => standby.lookSoon());
      },
      () => (place = { version: -1, position: null }),
    );
  };

  await watch();
  let watching: Promise<void> | null = null;
  const timer = setInterval(() => {
    watching ??= watch().finally(() => (watching = null));
  }, EVERY_MS).unref();
  return {
    all,
    showing: (version) => {
      // What has a later version has this one.
      if (version > place.version) findPlace(version);
      const { position } = place;
      if (position === null) return null;
      turn += 1;
      for (let tried = 0; tried < all.length; tried += 1) {
        const standby = all[(turn + tried) % all.length]!;
        if (standby.has(position)) return standby;
        standby.lookSoon();
      }
      return null;
    },
    stop: () => {
      clearInterval(timer);
      all.forEach((standby) => standby.stop());
    },
  };
};
