import { localDate } from '@conventions-ouvertes/shared/local-date';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { importFiles } from '../import/import-files.js';

/** Lines of expenses: all in the long run, enough to tell a stream from a heap of rows in the short one. */
const LINES = process.env['TEST_FULL'] === '1' ? 100_000 : 10_000;
const LINES_AN_ACTION = 100;
const MOST_GROWTH = 64 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

describe('a large export', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi(localDate('2026-11-21'));
    const references = Array.from({ length: LINES / LINES_AN_ACTION }, (_none, index) => `G-${index}`);
    const actions = references.map((reference) => `${reference};2017;4;Action ${reference};Réalisée`);
    const items = references.flatMap((reference) => Array.from({ length: LINES_AN_ACTION }, (_none, index) => `${reference};P;Poste ${index} de l’action ${reference};10,00;10,00`));
    const text = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`);
    const report = await importFiles(api.pool, 'opca-defi-2016', [
      { name: 'g.actions.csv', bytes: text(['Référence;Année;Axe;Intitulé;Statut', ...actions]) },
      { name: 'g.depenses.csv', bytes: text(['Référence;Fiche;Poste de dépenses;Montant total;Ressource HORS_QUOTA', ...items]) },
    ]);
    expect(report.refusals).toEqual([]);
    await api.pool.query('UPDATE action SET published_at = now()');
  }, 500_000);
  afterAll(() => api.stop());

  it.each(['csv.zip', 'jsonl', 'parquet.zip'])('goes out as %s a batch at a time: memory grows by less than 64 MB, however long it is', async (format) => {
    collect();
    const before = process.memoryUsage();
    let most = 0;
    let bytes = 0;
    let measured = 0;
    const response = await fetch(`${api.origin}/export/opca-defi-2016.${format}`);
    expect(response.status).toBe(200);
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      // Collecting takes time: once in a quarter of a megabyte shows what is held.
      if (bytes - measured < 256 * 1024) continue;
      measured = bytes;
      collect();
      const now = process.memoryUsage();
      most = Math.max(most, now.heapUsed + now.arrayBuffers - before.heapUsed - before.arrayBuffers);
    }
    expect(bytes).toBeGreaterThan(1_000);
    expect(most, `${Math.round(most / 1024 / 1024)} MB for ${bytes} bytes`).toBeLessThan(MOST_GROWTH);
    if (process.env['SHOW_MEMORY'] === '1') console.log(format, LINES, 'lines', bytes, 'bytes', Math.round(most / 1024), 'KiB');
  }, 240_000);
});
