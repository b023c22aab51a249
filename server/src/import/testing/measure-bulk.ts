import { openPool } from '../../platform/database.js';
import { importBulk } from '../bulk/import-bulk.js';

/** `node script.mjs URL FILE…`: imports under `essai` and prints, as JSON, what came of it and how much memory it took, in bytes. */
const [url = '', ...paths] = process.argv.slice(2);
const pool = openPool(url, { max: 2 });
let peak = 0;
const look = (): void => {
  peak = Math.max(peak, process.memoryUsage().rss);
};
await pool.query('SELECT 1');
look();
const before = peak;
const sampling = setInterval(look, 20);
const started = performance.now();
const parts: string[] = [];
const report = await importBulk(pool, 'essai', paths, { onPart: (part) => parts.push(part), onAdvance: look });
look();
clearInterval(sampling);
await pool.end();
console.log(JSON.stringify({ before, peak, ms: performance.now() - started, parts, rows: report.rows, actions: report.actions, refusals: report.refusals.slice(0, 3) }));
