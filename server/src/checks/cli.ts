import { openPool } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { readConfig } from '../platform/config.js';
import { openDatabase } from '../platform/open-database.js';
import { INVARIANTS } from './invariants.js';
import { runChecks } from './run-checks.js';

/** `npm run checks`: tells which promises the live data keep; ends with 1 if one is broken. */
const main = async (): Promise<number> => {
  const database = await openDatabase(readConfig(process.env));
  const pool = openPool(database.url, { max: 1 });
  try {
    const findings = await runChecks(pool);
    const broken = new Map(findings.map((finding) => [finding.invariant.name, finding]));
    for (const { name, promise } of INVARIANTS) {
      const finding = broken.get(name);
      console.log(`${finding ? '✗' : '✓'} ${name} : ${promise}`);
      for (const { about, wrong } of finding?.examples ?? []) console.log(`    ${about} : ${wrong}`);
      if (finding && finding.count > finding.examples.length) console.log(`    … ${finding.count} en tout`);
    }
    return findings.length === 0 ? 0 : 1;
  } finally {
    await pool.end();
    await database.stop();
  }
};

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof FrenchError ? `${error.code} : ${error.message}` : error);
  process.exitCode = 1;
}
