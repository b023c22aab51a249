import type { Actor } from '../access/actor.js';
import { READER_ROLE } from '../store/prepare-reading.js';

const PUBLIC_CONNECTIONS = 10;
const CONNECTIONS_OF_ONE_KIND = 2;
/** Kinds of signed-in readers kept open; beyond, those that nobody used for a minute are closed. */
const KINDS_KEPT = 24;
const KEPT_MS = 60_000;

/** How long a statement may run, and a transaction wait for its reader, in milliseconds: nobody keeps a connection for good. */
const BOUNDS = { statement_timeout: '15000', idle_in_transaction_session_timeout: '90000' };

/** Values of settings; anything else would be taken for a further option. */
const PLAIN = /^[\w,-]*$/;

/** For whom a connection reads, as the policies of the database ask. */
export const settingsOf = (actor: Actor | null): Readonly<Record<string, string>> => ({
  'app.role': actor?.role ?? 'PUBLIC',
  'app.party': actor?.party ?? '',
  'app.regions': [...(actor?.academicRegions ?? [])].sort().join(','),
  'app.conventions': [...(actor?.token?.conventions ?? [])].sort().join(','),
});

const optionsOf = (settings: Readonly<Record<string, string>>, stepsDown: boolean): string => {
  const all = { ...settings, ...BOUNDS, default_transaction_read_only: 'on', ...(stepsDown && { role: READER_ROLE }) };
  return Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => {
      if (!PLAIN.test(value)) throw new RangeError(`the setting ${name} cannot be ${value}`);
      return `-c ${name}=${value}`;
    })
    .join(' ');
};

/** Added to a kind's options for questions about a few actions (migration 0011). */
export const OF_FEW = ' -c app.reads=FEW -c plan_cache_mode=force_generic_plan';

/** What the connections of a kind of reader are opened with. */
export interface Kind {
  /** Settings, as `-c name=value`. */
  readonly options: string;
  readonly connections: number;
  /** Of the kind, for whoever watches. */
  readonly name: string;
}

export interface KindsOfReaders<Opened> {
  /** What is open for someone; null: for the public. */
  of(actor: Actor | null): Opened;
  /** Forgets one that could not be opened. */
  forget(opened: Opened): void;
  /** All that are open; they are kept no longer. */
  take(): Opened[];
}

interface Kept<Opened> {
  readonly opened: Opened;
  usedAt: number;
}

/** Opens connections once for each kind of reader, and closes those that were not used for long where there are many kinds. */
export const kindsOfReaders = <Opened>(stepsDown: boolean, open: (kind: Kind) => Opened, close: (opened: Opened) => void): KindsOfReaders<Opened> => {
  const kept = new Map<string, Kept<Opened>>();
  // Most ask as the public.
  const ofPublic = optionsOf(settingsOf(null), stepsDown);
  const closeUnused = (now: number): void => {
    for (const [key, { opened, usedAt }] of kept) {
      if (kept.size <= KINDS_KEPT) return;
      if (now - usedAt < KEPT_MS) continue;
      kept.delete(key);
      close(opened);
    }
  };
  return {
    of: (actor) => {
      const options = actor === null ? ofPublic : optionsOf(settingsOf(actor), stepsDown);
      const now = performance.now();
      const found = kept.get(options);
      if (found) {
        found.usedAt = now;
        return found.opened;
      }
      closeUnused(now);
      const opened = open({ options, connections: actor === null ? PUBLIC_CONNECTIONS : CONNECTIONS_OF_ONE_KIND, name: actor?.role ?? 'PUBLIC' });
      kept.set(options, { opened, usedAt: now });
      return opened;
    },
    forget: (opened) => {
      for (const [key, each] of kept) if (each.opened === opened) kept.delete(key);
    },
    take: () => {
      const all = [...kept.values()].map(({ opened }) => opened);
      kept.clear();
      return all;
    },
  };
};
