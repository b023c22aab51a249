import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../access/actor.js';
import type { Catalogue } from '../convention/catalogue.js';
import type { Sight } from '../disclosure/sight.js';
import type { Queryable } from '../platform/database.js';
import type pg from 'pg';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { NoteReading } from '../record/note-reading.js';
import type { Loaders } from './loaders.js';

/** What every resolver is handed; made anew for each request. */
export interface RequestContext {
  /** Reads as whoever asks, and sees what they may: the database's own policies decide. It writes nothing. */
  readonly pool: pg.Pool;
  /** The same for questions about a few actions, whose lines are then found without a look at all others. */
  readonly few: pg.Pool;
  /** The program's own connections: to write with, and to read what is its own (accounts, tokens). */
  readonly writer: pg.Pool;
  /**
   * Reads everything, for rules whose verdict is told to all though what they rest upon is not: where a convention stands, what
   * a termination skipped. Nothing that it reads is ever shown as it is.
   */
  readonly facts: Queryable;
  /** Who asks; null for anyone not signed in, who reads what is public and changes nothing. */
  readonly actor: Actor | null;
  /** What of the small headcounts they may see. */
  readonly sight: Sight;
  /** The day on which the answer is given: the one place where the clock enters. */
  readonly today: LocalDate;
  /** The instant of the request, for what runs out to the second: sessions and tokens. */
  readonly now: Date;
  /** Reads as whoever asks. */
  readonly orm: MikroORM;
  /** Notes, before it is answered, that something which stays inside is read. */
  readonly note: NoteReading;
  readonly catalogue: Catalogue;
  readonly loaders: Loaders;
}
