import type { MikroORM } from '@mikro-orm/postgresql';
import type { Catalogue } from '../convention/catalogue.js';
import type { Queryable } from '../platform/database.js';
import type { Loaders } from './loaders.js';

/** What every resolver is handed; made anew for each request. */
export interface RequestContext {
  readonly pool: Queryable;
  readonly orm: MikroORM;
  readonly catalogue: Catalogue;
  readonly loaders: Loaders;
}
