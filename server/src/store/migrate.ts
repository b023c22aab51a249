import pg from 'pg';
import { AS_SYSTEM } from '../platform/database.js';
import { openOrm } from './open-orm.js';
import { prepareReading } from './prepare-reading.js';
import { prepareWriting } from './prepare-writing.js';

/** Brings the database's schema up to date, and readies it for those who read and those who act. */
export const migrate = async (url: string): Promise<void> => {
  const orm = await openOrm(url);
  try {
    await orm.migrator.up();
  } finally {
    await orm.close(true);
  }
  const client = new pg.Client({ connectionString: url, options: AS_SYSTEM });
  await client.connect();
  try {
    await prepareReading(client);
    await prepareWriting(client);
  } finally {
    await client.end();
  }
};
