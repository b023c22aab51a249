import { localDate } from '@conventions-ouvertes/shared/local-date';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { importFiles } from '../import/import-files.js';
import type { InputFile } from '../import/reading/input-file.js';

/** What a person or a program may leave in a fiche, and what no file may run, lose or break on. */
const TEXTS = [
  '=HYPERLINK("https://example.org";"Cliquez")',
  '+cmd|\' /C calc\'!A0',
  '-2+3+cmd|\' /C calc\'!A0',
  '@SUM(1+1)*cmd|\' /C calc\'!A0',
  '＝1+1',
  '\'=1+1',
  'a\u00A0=1+1',
  'DDE("cmd";"/C calc";"x")',
  '{ INCLUDETEXT "/etc/passwd" }',
  '<w:instrText>HYPERLINK</w:instrText>',
  '</text:p><script>alert(1)</script>',
  ']]>&amp;<!--',
  '_x000A_ et _x005F_',
  'a;b"c,d\u2028e\u0085f'.replace('\u0085', ' '),
  '😀 عربي \u200Fא',
  `début ${'é'.repeat(32_700)} fin`,
];
/** Texts that no file can give back as they are: what XML cannot hold. They come by no import; a former program may have left them. */
const UNWRITABLE = ['a\u0001b', 'a\uFFFEb'];
const NOT_XML = /(?![\t\n\r\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]/u;

const DAY = localDate('2026-11-21');
const rowOf = (values: readonly string[]): string => values.map((value) => `"${value.replaceAll('"', '""')}"`).join(';');

describe('texts that harm, on their way out', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi(DAY);
    const rows = [...TEXTS, ...UNWRITABLE].map((_text, index) => rowOf([`H-${index}`, '2017', '4', `Action ${index}`, 'Réalisée', 'à remplacer']));
    const report = await importFiles(api.pool, 'opca-defi-2016', [
      { name: 'h.actions.csv', bytes: Buffer.from(`Référence;Année;Axe;Intitulé;Statut;Prévu - Objectifs\r\n${rows.join('\r\n')}\r\n`) },
    ]);
    expect(report.refusals).toEqual([]);
    for (const [index, text] of [...TEXTS, ...UNWRITABLE].entries()) {
      await api.pool.query(`UPDATE sheet SET objectives = $1 WHERE kind = 'PLANNED' AND action_id = (SELECT id FROM action WHERE reference = $2)`, [text, `H-${index}`]);
    }
    await api.pool.query('UPDATE action SET published_at = now()');
  });
  afterAll(() => api.stop());

  const get = async (path: string): Promise<Buffer> => Buffer.from(await (await fetch(`${api.origin}${path}`)).arrayBuffer());
  const partsOf = (bytes: Buffer): [string, string][] => Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString('utf8')]);

  it.each(['csv', 'xlsx', 'ods', 'jsonl', 'parquet'])('come back from %s as they were, and what cannot be written is refused, not changed', async (format) => {
    const name = format === 'csv' || format === 'parquet' ? `${format}.zip` : format;
    const bytes = await get(`/export/opca-defi-2016.${name}`);
    const files: InputFile[] = name.endsWith('.zip')
      ? Object.entries(unzipSync(bytes)).filter(([part]) => part.endsWith(format)).map(([part, content]) => ({ name: part, bytes: Buffer.from(content) }))
      : [{ name: `retour.${format}`, bytes }];
    const report = await importFiles(api.pool, 'opca-defi-2016', files, { acceptValid: true });
    expect(report.actions.created).toBe(0);
    const { rows } = await api.pool.query<{ reference: string; objectives: string }>(`SELECT a.reference, s.objectives FROM sheet s JOIN action a ON a.id = s.action_id WHERE s.kind = 'PLANNED' AND s.is_current`);
    const stored = new Map(rows.map(({ reference, objectives }) => [reference, objectives]));
    for (const [index, text] of [...TEXTS, ...UNWRITABLE].entries()) expect(stored.get(`H-${index}`)).toBe(text);
  }, 120_000);

  it('leave a CSV without a cell that runs, whatever separator it is read by', async () => {
    const rows: string[][] = parse(await get('/export/opca-defi-2016.actions.csv'), { bom: true, delimiter: ';' });
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r]/u);
  });

  it('stand in workbooks as text: no formula, no link, nothing that XML forbids', async () => {
    for (const format of ['xlsx', 'ods']) {
      for (const [name, xml] of partsOf(await get(`/export/opca-defi-2016.${format}`))) {
        expect(xml, name).not.toMatch(/<f[ >]|table:formula|<hyperlink|xlink:href|ddeLink|externalLink/iu);
        if (/\.(?:xml|rels)$/u.test(name)) expect(NOT_XML.test(xml), name).toBe(false);
      }
    }
    const { sheets } = await readXlsx(await get('/export/opca-defi-2016.xlsx'));
    for (const cell of sheets.flatMap(({ rows }) => rows.flat())) if (typeof cell === 'string') expect(cell.length).toBeLessThanOrEqual(32_767);
  });

  it('stand in documents as text: no field but page numbers, no script, one direction', async () => {
    await api.pool.query(`UPDATE sheet SET description = $1 WHERE kind = 'PLANNED'`, [`<script>alert(1)</script> \u202Egnp.exe {HYPERLINK "x"} a\u0001b`]);
    for (const format of ['docx', 'odt']) {
      for (const [name, xml] of partsOf(await get(`/documents/fiche/opca-defi-2016--h-0/previsionnelle.${format}`))) {
        expect(xml, name).not.toMatch(/\u202E|w:hyperlink|w:fldSimple|text:a |xlink:href|script:/u);
        for (const [, field] of xml.matchAll(/<w:instrText[^>]*>([^<]*)/gu)) expect(['PAGE', 'NUMPAGES']).toContain(field);
        if (/\.(?:xml|rels)$/u.test(name)) expect(NOT_XML.test(xml), name).toBe(false);
      }
    }
    const html = (await get('/documents/fiche/opca-defi-2016--h-0/previsionnelle.html')).toString();
    expect(html).not.toMatch(/<script|\u202E/u);
    expect(html).toContain('&lt;script&gt;');
    const pdf = (await get('/documents/fiche/opca-defi-2016--h-0/previsionnelle.pdf')).toString('latin1');
    expect(pdf).not.toMatch(/\/JavaScript|\/JS |\/Launch|\/URI|\/AA /u);
    await api.pool.query(`UPDATE sheet SET description = NULL WHERE kind = 'PLANNED'`);
  });

  it('never enter the name of a file', async () => {
    // The database itself keeps references and addresses plain.
    await expect(api.pool.query(`UPDATE action SET reference = $1 WHERE reference = 'H-0'`, ['x"; filename="y.exe'])).rejects.toThrow('action_reference_check');
    await api.pool.query(`UPDATE action SET title = $1 WHERE reference = 'H-0'`, ['x"; filename="y.exe\r\nSet-Cookie: a=b']);
    for (const path of ['/export/opca-defi-2016.actions.csv', '/documents/fiche/opca-defi-2016--h-0/previsionnelle.docx', '/export/chiffres/depenses.csv?par=annee']) {
      const response = await fetch(`${api.origin}${path}`);
      await response.arrayBuffer();
      expect(response.status).toBe(200);
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(response.headers.get('content-disposition')).toMatch(/^(?:attachment|inline); filename="[a-z0-9._-]+"$/u);
    }
  });
});
