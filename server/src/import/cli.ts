import { readConfig } from '../platform/config.js';
import { openPool } from '../platform/database.js';
import { openDatabase } from '../platform/open-database.js';
import { commandError } from './command-error.js';
import { parseImportCommand } from './command-line.js';
import { terminalProgress } from './progress.js';
import { reportText } from './report-text.js';
import { runCommand } from './run-command.js';

/** `npm run import -- --convention KEY … FILE…`; ends with 1 if anything was refused. */
async function main(): Promise<number> {
  const command = parseImportCommand(process.argv.slice(2));
  const database = await openDatabase(readConfig(process.env));
  // Stopping the embedded database undoes what was not committed.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void database.stop().finally(() => process.exit(1)));
  const progress = terminalProgress(process.stderr, () => performance.now());
  const pool = openPool(database.url, { max: 2 });
  try {
    const report = await runCommand(pool, command, progress);
    progress.stop();
    console.log(reportText(report, command.dryRun));
    return report.refusals.length > 0 ? 1 : 0;
  } finally {
    progress.stop();
    await pool.end();
    await database.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(commandError(error));
  process.exitCode = 1;
}
