import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test server's maintenance database. */
    postgresUrl: string;
    /** Name of the migrated, empty database that each test copies. */
    templateDatabase: string;
    /** Name of the same with the reference data and the five conventions in it. */
    seededDatabase: string;
  }
}

const withDatabase = (url: string, name: string): string => {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
};

const administer = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

/** A database of one test's own; drop it when done. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

const copyOf = async (template: string): Promise<TestDatabase> => {
  const name = `t_${randomBytes(8).toString('hex')}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  return {
    url: withDatabase(inject('postgresUrl'), name),
    drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
};

/** A database without any table, as an administrator makes it. */
export const blankDatabase = (): Promise<TestDatabase> => copyOf('template1');

/** A migrated, empty database on the real PostgreSQL that the test run started. */
export const freshDatabase = (): Promise<TestDatabase> => copyOf(inject('templateDatabase'));

/** The same with the reference data and the five conventions. */
export const seededDatabase = (): Promise<TestDatabase> => copyOf(inject('seededDatabase'));
