import { openOrm } from './open-orm.js';

/** Brings the database's schema up to date. */
export const migrate = async (url: string): Promise<void> => {
  const orm = await openOrm(url);
  try {
    await orm.migrator.up();
  } finally {
    await orm.close(true);
  }
};
