import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { entities } from './entities.js';
import { migrations } from './migrations.js';

/** The object-relational mapper over the database, for what is read and written as entities. */
export const openOrm = (url: string): Promise<MikroORM> =>
  MikroORM.init({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    migrations: { migrationsList: migrations, tableName: 'migration', snapshot: false, transactional: true, allOrNothing: true },
    pool: { min: 0, max: 4 },
    logger: () => undefined,
  });
