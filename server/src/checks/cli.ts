import { parseArgs } from 'node:util';
import type pg from 'pg';
import { bumpDataVersion } from '../platform/data-version.js';
import { inTransaction, openPool } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { readConfig } from '../platform/config.js';
import { openDatabase } from '../platform/open-database.js';
import { AUDIT_CHAINS, auditEnds, firstBreaks, type AuditEnd } from '../record/audit-chain.js';
import { INVARIANTS } from './invariants.js';
import { runChecks } from './run-checks.js';

const USAGE = 'Usage : npm run checks -- [--noted CHAÎNE:RANG:EMPREINTE]… [--rebuild-rollups]';

/** An end of a chain as it was printed and noted before: `record:12:9f…`. */
const notedEnd = (text: string): AuditEnd => {
  const [name, position, hash = ''] = text.split(':');
  const chain = AUDIT_CHAINS.find((known) => known === name);
  if (!chain || !/^\d{1,15}$/.test(position ?? '') || !/^[0-9a-f]{64}$/.test(hash)) throw new FrenchError('COMMAND_INVALID', `« ${text.slice(0, 100)} » n’est pas une fin de chaîne notée.\n${USAGE}`);
  return { chain, position: Number(position), hash };
};

interface Asked {
  readonly noted: readonly AuditEnd[];
  /** Whether totals kept beside the lines are to be made anew before they are checked; pages are read meanwhile. */
  readonly rebuilds: boolean;
}

const readAsked = (): Asked => {
  try {
    const { values } = parseArgs({ options: { noted: { type: 'string', multiple: true }, 'rebuild-rollups': { type: 'boolean' } } });
    return { noted: (values.noted ?? []).map(notedEnd), rebuilds: values['rebuild-rollups'] ?? false };
  } catch (error) {
    if (error instanceof FrenchError) throw error;
    throw new FrenchError('COMMAND_INVALID', `Une option n’est pas reconnue ou n’a pas de valeur.\n${USAGE}`);
  }
};

/** Makes the cells anew. Where they were not what the lines add up to, answers made of them are no longer to be given. */
const rebuildRollups = (pool: pg.Pool): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query('SELECT rebuild_rollups()');
    await bumpDataVersion(client);
  });

/** `npm run checks`: tells which promises the live data keep; ends with 1 if one is broken. */
const main = async (): Promise<number> => {
  const { noted, rebuilds } = readAsked();
  const database = await openDatabase(readConfig(process.env));
  const pool = openPool(database.url, { max: 1 });
  try {
    if (rebuilds) await rebuildRollups(pool);
    const findings = await runChecks(pool);
    const broken = new Map(findings.map((finding) => [finding.invariant.name, finding]));
    for (const { name, promise } of INVARIANTS) {
      const finding = broken.get(name);
      console.log(`${finding ? '✗' : '✓'} ${name} : ${promise}`);
      for (const { about, wrong } of finding?.examples ?? []) console.log(`    ${about} : ${wrong}`);
      if (finding && finding.count > finding.examples.length) console.log(`    … ${finding.count} en tout`);
    }
    // Whoever can write the database could make the whole chain anew: its end, noted elsewhere, shows that too.
    const unlike = (await firstBreaks(pool, noted)).filter(({ wrong }) => wrong === 'NOTED_END');
    for (const { chain, position } of unlike) console.log(`✗ noted-end : la chaîne « ${chain} » n’est plus, au rang ${position}, celle qui a été notée.`);
    for (const { chain, position, hash } of await auditEnds(pool)) console.log(`  fin de chaîne ${chain}:${position}:${hash}`);
    return findings.length === 0 && unlike.length === 0 ? 0 : 1;
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
