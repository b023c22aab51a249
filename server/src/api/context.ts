import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../access/actor.js';
import type { Catalogue } from '../convention/catalogue.js';
import type pg from 'pg';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Loaders } from './loaders.js';

/** What every resolver is handed; made anew for each request. */
export interface RequestContext {
  readonly pool: pg.Pool;
  /** Who asks; null for anyone not signed in, who reads what is public and changes nothing. */
  readonly actor: Actor | null;
  /** The day on which the answer is given: the one place where the clock enters. */
  readonly today: LocalDate;
  /** The instant of the request, for what runs out to the second: sessions and tokens. */
  readonly now: Date;
  readonly orm: MikroORM;
  readonly catalogue: Catalogue;
  readonly loaders: Loaders;
}
