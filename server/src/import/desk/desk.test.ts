import { readXlsx } from 'hucre/xlsx';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import type { Actor } from '../../access/actor.js';
import { startTestApi, type TestApi } from '../../api/testing/test-api.js';
import { parseImportCommand } from '../command-line.js';
import { runCommand } from '../run-command.js';
import { loadImportContext } from '../store/import-context.js';
import { buildTemplateWorkbook, type TemplateRows } from '../template/build-workbook.js';

const KEY = 'opca-defi-2016';
const PARTNER: Actor = { id: 'a', role: 'PARTNER', party: 'opca-defi', academicRegions: [] };
const COLLEAGUE: Actor = { ...PARTNER, id: 'b' };
const STRANGER: Actor = { ...PARTNER, id: 'c', party: 'opco-ep' };
const MINISTRY: Actor = { id: 'd', role: 'MINISTRY', party: 'menesr', academicRegions: [] };

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2021-11-21'));
});
afterAll(() => api.stop());

const send = async (actor: Actor | null, bytes: Buffer, name: string, convention = KEY, type = 'application/octet-stream'): Promise<{ status: number; body: { id: string; errors?: { extensions: { code: string } }[] } }> => {
  const headers = { 'content-type': type, ...(actor && { 'x-test-actor': JSON.stringify(actor) }) };
  const response = await fetch(`${api.origin}/import?convention=${convention}&name=${encodeURIComponent(name)}`, { method: 'POST', headers, body: new Uint8Array(bytes) });
  return { status: response.status, body: (await response.json()) as never };
};
const workbook = async (rows: TemplateRows): Promise<Buffer> => buildTemplateWorkbook((await loadImportContext(api.pool, KEY)).convention, rows);
const action = (reference: string, more = {}) => ({ reference, year: 2021, axis: '4', title: `Action ${reference}`, status: 'Transmise', ...more });

const PREVIEW = `query ($id: ID!) { importUpload(id: $id) { isMapped isSettled sheets { name rows headers }
  preview { rowsRead rowsTaken rowsWaiting rowsRefused created updated unchanged waiting leftAside losesLines isBlocked notices }
  doubts { position sheet row column value code proposal canKeep canCorrect } } }`;
interface Doubt { position: number; row: number; code: string; proposal: string | null }
interface Seen { importUpload: { isMapped: boolean; isSettled: boolean; preview: Record<string, number | boolean | string[]>; doubts: Doubt[]; sheets: { name: string | null; headers: string[] }[] } }
const see = async (id: string, actor = PARTNER): Promise<Seen['importUpload']> => (await api.as<Seen>(actor, PREVIEW, { id })).data.importUpload;
const decide = (id: string, decisions: object[], actor = PARTNER) =>
  api.as(actor, 'mutation ($id: ID!, $decisions: [RepairInput!]!) { decideImportDoubts(id: $id, decisions: $decisions) { id } }', { id, decisions });
const APPLY = 'mutation ($key: String!, $id: ID!, $some: Boolean!, $less: Boolean!) { applyImport(key: $key, id: $id, acceptValid: $some, acceptLosses: $less) { created updated unchanged rowsWaiting } }';
const apply = (key: string, id: string, { some = false, less = false } = {}, actor = PARTNER) => api.as<{ applyImport: object }>(actor, APPLY, { key, id, some, less });

describe('a file that a partner brings', () => {
  test('waits with its doubts, is mended by decisions, and goes in once', async () => {
    const { status, body } = await send(PARTNER, await workbook({
      actions: [action('D-1'), action('D-2', { 'planned.startsOn': '04-05-2021' }), action('D-3', { status: 'Comité de pilotage' })],
      depenses: [
        { reference: 'D-1', sheetKind: 'P', label: 'Salle', total: '1.234', 'resource:HORS_QUOTA': 1234 },
        { reference: 'D-2', sheetKind: 'P', label: 'Bus', total: 10, 'resource:HORS_QUOTA': 10 },
        { label: 'Total', total: 1244 },
      ],
    }), 'fiches.xlsx');
    expect(status).toBe(201);
    const first = await see(body.id);
    expect(first).toMatchObject({ isMapped: true, preview: { rowsRead: 6, rowsTaken: 0, rowsWaiting: 6, rowsRefused: 0, waiting: 3 } });
    expect(first.doubts.map(({ code, proposal }) => [code, proposal])).toEqual([
      ['DATE_UNREADABLE', '2021-05-04'],
      ['STATUS_NOT_YOURS', null],
      ['AMOUNT_AMBIGUOUS', '1234,00'],
      ['TOTAL_LINE', 'écarter la ligne'],
    ]);
    expect((await apply('too-early', body.id)).errors?.[0]?.extensions.code).toBe('ROWS_WAIT');

    const at = (code: string): number => first.doubts.find((one) => one.code === code)?.position ?? 0;
    await decide(body.id, [
      { position: at('DATE_UNREADABLE'), choice: 'ACCEPT' },
      { position: at('STATUS_NOT_YOURS'), choice: 'CORRECT', text: 'Brouillon' },
      { position: at('AMOUNT_AMBIGUOUS'), choice: 'ACCEPT' },
      { position: at('TOTAL_LINE'), choice: 'LEAVE_OUT' },
    ]);
    expect(await see(body.id)).toMatchObject({ doubts: [], preview: { rowsRead: 6, rowsTaken: 5, rowsWaiting: 0, rowsRefused: 1, created: 3 } });

    const done = { created: 3, updated: 0, unchanged: 0, rowsWaiting: 0 };
    expect((await apply('once', body.id)).data.applyImport).toEqual(done);
    expect((await apply('once', body.id)).data.applyImport).toEqual(done);
    const { rows } = await api.pool.query(
      `SELECT a.status, i.total_cents AS cents, f.name, f.sha256 = u.sha256 AS same, i.source_sheet AS sheet, i.source_row AS row, u.content, u.import_run_id IS NOT NULL AS told
         FROM action a JOIN expense_item i ON i.action_id = a.id JOIN import_file f ON f.id = i.import_file_id JOIN import_upload u ON u.id = $1 WHERE a.reference = 'D-1'`,
      [body.id],
    );
    expect(rows).toEqual([{ status: 'SUBMITTED', cents: 123_400, name: 'fiches.xlsx', same: true, sheet: 'Dépenses', row: 2, content: null, told: true }]);
    expect(await see(body.id)).toMatchObject({ isSettled: true, doubts: [], preview: null });
    const decisions = await api.pool.query('SELECT actor_id, code, value FROM import_decision WHERE upload_id = $1 ORDER BY id', [body.id]);
    expect(decisions.rows).toHaveLength(4);
    expect(decisions.rows[2]).toEqual({ actor_id: 'a', code: 'AMOUNT_AMBIGUOUS', value: '1.234' });
  });

  test('that tells less than the one before says so before it replaces anything', async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => ({ reference: 'L-1', sheetKind: 'P', label: `Poste ${index}`, total: 10 + index, 'resource:HORS_QUOTA': 10 + index }));
    const first = await send(PARTNER, await workbook({ actions: [action('L-1'), action('L-2')], depenses: lines(3) }), 'a.xlsx');
    await apply('less-1', first.body.id);
    const second = await send(PARTNER, await workbook({ actions: [action('L-1')], depenses: lines(1) }), 'b.xlsx');
    const { preview } = await see(second.body.id);
    expect(preview).toMatchObject({ losesLines: true, leftAside: 1, updated: 1 });
    expect(preview['notices']).toEqual([expect.stringContaining('« L-2 »'), expect.stringContaining('avait 3')]);
    expect((await apply('less-2', second.body.id)).errors?.[0]?.extensions.code).toBe('LINES_WOULD_BE_LOST');
    expect((await apply('less-3', second.body.id, { less: true })).data.applyImport).toMatchObject({ updated: 1 });
  });

  test('of a form of its own is mapped once, and the next one with the same headers is read the same way', async () => {
    const csv = (reference: string) => Buffer.from(`Réf;Exercice;Intitulé de l’action;Observations\n${reference};2021;Une action;à revoir\n`);
    const first = await send(PARTNER, csv('M-1'), 'mon-suivi.csv');
    expect(await see(first.body.id)).toMatchObject({ isMapped: false, sheets: [{ name: null, headers: ['Réf', 'Exercice', 'Intitulé de l’action', 'Observations'] }] });
    const suggested = await api.as<{ importUpload: { suggestedColumns: object[] } }>(PARTNER, 'query ($id: ID!) { importUpload(id: $id) { suggestedColumns(section: actions) { header field } } }', { id: first.body.id });
    expect(suggested.data.importUpload.suggestedColumns).toEqual([
      { header: 'Réf', field: 'reference' }, { header: 'Exercice', field: 'year' }, { header: 'Intitulé de l’action', field: 'title' }, { header: 'Observations', field: null },
    ]);
    const mapping = { form: 'COLUMNS', section: 'actions', columns: suggested.data.importUpload.suggestedColumns, constants: [{ field: 'axis', value: '4' }, { field: 'status', value: 'Brouillon' }] };
    await api.as(PARTNER, 'mutation ($id: ID!, $mapping: ImportMappingInput!) { mapImport(id: $id, mapping: $mapping) { id } }', { id: first.body.id, mapping });
    expect(await see(first.body.id)).toMatchObject({ isMapped: true, preview: { created: 1 } });
    const second = await send(COLLEAGUE, csv('M-2'), 'suite.csv');
    expect(await see(second.body.id, COLLEAGUE)).toMatchObject({ isMapped: true, preview: { rowsRead: 1, created: 1 } });
  });

  test('goes back to its sender as the same workbook, its doubtful cells filled and commented', async () => {
    const { body } = await send(PARTNER, await workbook({ actions: [action('R-1', { year: 21 })] }), 'fiches.xlsx');
    const response = await fetch(`${api.origin}/import/${body.id}/retour.xlsx`, { headers: { 'x-test-actor': JSON.stringify(PARTNER) } });
    expect(response.status).toBe(200);
    const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()), { readStyles: true });
    const cell = sheets.find(({ name }) => name === 'Actions')?.cells?.get('1,1');
    expect(cell?.comment?.text).toContain('[YEAR_UNREADABLE]');
    expect(cell?.style?.fill).toMatchObject({ type: 'pattern', pattern: 'solid' });
    expect(sheets.map(({ name }) => name)).toContain('Listes');
  });

  test('that cannot be read at all says why, and loads nothing', async () => {
    const { body } = await send(PARTNER, Buffer.from('%PDF-1.7'), 'fiches.xlsx');
    expect(await see(body.id)).toMatchObject({ isMapped: false, preview: { isBlocked: true }, doubts: [{ code: 'FILE_PDF', row: null }] });
  });
});

describe('nobody else', () => {
  test('sends files for a convention, or sees those of another party', async () => {
    const file = await workbook({ actions: [action('X-1')] });
    expect(await send(null, file, 'f.xlsx')).toMatchObject({ status: 401 });
    expect(await send(STRANGER, file, 'f.xlsx')).toMatchObject({ status: 403 });
    expect(await send(MINISTRY, file, 'f.xlsx')).toMatchObject({ status: 403 });
    expect(await send({ ...PARTNER, token: { mayWrite: false, conventions: [KEY] } }, file, 'f.xlsx')).toMatchObject({ status: 403 });
    expect(await send(PARTNER, file, 'f.xlsx', 'autre')).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: 'UNKNOWN_CONVENTION' } }] } });
    const { body } = await send(PARTNER, file, 'f.xlsx');
    for (const asker of [null, STRANGER, MINISTRY]) {
      expect(await api.refusal(asker, PREVIEW, { id: body.id })).toMatch(/UPLOAD_UNKNOWN|FORBIDDEN|UNAUTHENTICATED/u);
      expect((await fetch(`${api.origin}/import/${body.id}/retour.xlsx`, { headers: asker ? { 'x-test-actor': JSON.stringify(asker) } : {} })).status).toBeGreaterThanOrEqual(400);
    }
  });

  test('sends a file by a form of another site, which would need no leave', async () => {
    expect(await send(PARTNER, Buffer.from('a'), 'f.csv', KEY, 'text/plain')).toMatchObject({ status: 415 });
  });

  test('sends more than is read at once', async () => {
    expect(await send(PARTNER, Buffer.alloc(33 * 1024 * 1024, 0x41), 'f.csv')).toMatchObject({ status: 413 });
  });
});

describe('files brought by the command line', () => {
  const progress = { start: () => undefined, advance: () => undefined, stop: () => undefined };
  const brought = async (bytes: Buffer, ...options: string[]) => {
    const folder = await mkdtemp(join(tmpdir(), 'command-'));
    const file = join(folder, 'envoi.xlsx');
    await writeFile(file, bytes);
    const report = await runCommand(api.pool, parseImportCommand(['--convention', KEY, ...options, file]), progress);
    await rm(folder, { recursive: true });
    return report;
  };
  const waiting = async (actor: Actor): Promise<readonly { id: string; name: string }[]> =>
    (await api.as<{ importUploads: { id: string; name: string }[] }>(actor, 'query ($convention: String!) { importUploads(convention: $convention) { id name } }', { convention: KEY })).data.importUploads.filter(({ name }) => name === 'envoi.xlsx');
  const doubtful = { actions: [action('C-1'), action('C-2', { 'planned.startsOn': '04-05-2021' })] };

  test('wait in the queue of their party, which mends them on the site; once', async () => {
    const bytes = await workbook(doubtful);
    const report = await brought(bytes, '--accept-valid');
    expect(report).toMatchObject({ applies: true, actions: { created: 1, refused: 1 } });
    expect(report.notices.map(({ code }) => code)).toContain('WAITS_AT_DESK');
    await brought(bytes, '--accept-valid');
    const uploads = await waiting(PARTNER);
    expect(uploads).toHaveLength(1);
    const id = uploads[0]?.id ?? '';
    const { doubts } = await see(id);
    expect(doubts).toMatchObject([{ row: 3, code: 'DATE_UNREADABLE', proposal: '2021-05-04' }]);
    await decide(id, [{ position: doubts[0]?.position, choice: 'ACCEPT' }]);
    expect((await apply('from-command', id)).data.applyImport).toMatchObject({ created: 1, unchanged: 1, rowsWaiting: 0 });
    expect(await waiting(PARTNER)).toEqual([]);
  });

  test('leave nothing in it when they are only looked at, and name no party that is none of the convention', async () => {
    await brought(await workbook({ actions: [action('C-9', { year: 'deux mille' })] }), '--preview');
    expect(await waiting(PARTNER)).toEqual([]);
    await expect(brought(await workbook(doubtful), '--sender', 'opco-ep')).rejects.toMatchObject({ code: 'SENDER_UNKNOWN' });
  });
});
