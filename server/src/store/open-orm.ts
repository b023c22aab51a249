import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { AS_SYSTEM, type PoolOptions } from '../platform/database.js';
import { entities } from './entities.js';
import { migrations } from './migrations.js';

/** The object-relational mapper over the database, for what is read and written as entities. */
export const openOrm = (url: string, { max = 4, options = AS_SYSTEM }: PoolOptions = {}): Promise<MikroORM> =>
  MikroORM.init({
    clientUrl: url,
    driverOptions: { options },
    entities,
    extensions: [Migrator],
    migrations: { migrationsList: migrations, tableName: 'migration', snapshot: false, transactional: true, allOrNothing: true },
    pool: { min: 0, max },
    logger: () => undefined,
  });
