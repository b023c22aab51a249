import pg from 'pg';

/** The number under which those who build the site wait for each other: a build writes into the folder of the sources. */
const BUILDS = 20_261_121;

/** Does something while nobody else does: test files run beside each other. The wait ends by itself where a run was killed. */
export const alone = async <Result>(databaseUrl: string, work: () => Promise<Result>): Promise<Result> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [BUILDS]);
    return await work();
  } finally {
    await client.end();
  }
};
