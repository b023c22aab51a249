import { localDate } from '@conventions-ouvertes/shared/local-date';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { importFiles } from '../import/import-files.js';

const HOSTILE = ['=cmd|\'/C calc\'!A0', '+33 1', '-tiret', '@SUM(A1)', '\'=déjà', 'l\'an'];
const HEAD = 'Référence;Année;Axe;Intitulé;Statut;Prévu - Objectifs;Prévu - Date de début\r\n';
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('files over HTTP', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi(localDate('2026-11-21'));
    const actions = HOSTILE.map((text, index) => `A-${index + 1};${index < 4 ? 2017 : 2018};4;${quoted(`Action ${index}`)};Réalisée;${quoted(`'${text}`)};2017-03-01\r\n`).join('');
    const report = await importFiles(api.pool, 'opca-defi-2016', [
      { name: 'essai.actions.csv', bytes: Buffer.from(HEAD + actions) },
      { name: 'essai.depenses.csv', bytes: Buffer.from('Référence;Fiche;Poste de dépenses;Montant total;Ressource HORS_QUOTA\r\nA-1;P;Salle;1234,56;1234,56\r\nA-1;R;Salle;1000,00;1000,00\r\n') },
      { name: 'essai.indicateurs.csv', bytes: Buffer.from('Référence;Indicateur;Unité;Sens;Cible;Résultat\r\nA-1;Écart;points;Baisse;-5,5;1,2340\r\n') },
    ]);
    expect(report.refusals).toEqual([]);
    await api.pool.query('UPDATE action SET published_at = now()');
  });
  afterAll(() => api.stop());

  const get = async (path: string): Promise<{ response: Response; bytes: Buffer }> => {
    const response = await fetch(`${api.origin}${path}`);
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const rowsOf = (csv: Buffer): Record<string, string>[] => parse(csv, { bom: true, delimiter: ';', columns: true });

  it('gives each section as CSV, with words beside codes and no cell that a spreadsheet runs', async () => {
    const { response, bytes } = await get('/export/opca-defi-2016.actions.csv');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="opca-defi-2016.actions.csv"');
    const rows = rowsOf(bytes);
    expect(rows).toHaveLength(HOSTILE.length);
    expect(rows[0]).toMatchObject({ Axe: '4', Statut: 'Réalisée', 'Statut (code)': 'REALISED', 'Axe (libellé)': expect.stringMatching(/\S/), 'Prévu - Budget total': '1234,56', Avertissement: '' });
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/u);
  });

  it('reads its own files back unchanged, formulas and negative numbers included', async () => {
    for (const format of ['csv', 'xlsx']) {
      const { bytes } = await get(`/export/opca-defi-2016.${format}`);
      const files =
        format === 'csv'
          ? Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.csv')).map(([name, content]) => ({ name, bytes: Buffer.from(content) }))
          : [{ name: 'retour.xlsx', bytes }];
      const report = await importFiles(api.pool, 'opca-defi-2016', files);
      expect(report.refusals).toEqual([]);
      expect(report.actions).toMatchObject({ read: HOSTILE.length, unchanged: HOSTILE.length });
    }
  });

  it('refuses words that contradict their code, rather than guess which was meant', async () => {
    const { bytes } = await get('/export/opca-defi-2016.actions.csv');
    const text = bytes.toString().replace('REALISED', 'CLOSED');
    const report = await importFiles(api.pool, 'opca-defi-2016', [{ name: 'x.actions.csv', bytes: Buffer.from(text) }]);
    expect(report.refusals).toMatchObject([{ code: 'LABEL_CONTRADICTS', row: 2 }]);
  });

  it('exports as many actions as the list counts, for the same filter', async () => {
    const { bytes } = await get('/export/opca-defi-2016.actions.csv?annee=2018');
    const { data } = await api.ask<{ actions: { totalCount: number } }>('{ actions(filter: { conventions: ["opca-defi-2016"], years: [2018] }) { totalCount } }');
    expect(rowsOf(bytes)).toHaveLength(data.actions.totalCount);
    expect(data.actions.totalCount).toBe(2);
  });

  it.each([
    ['/export/opca-defi-2016.csv?anee=2018', 400, 'UNKNOWN_PARAMETER'],
    ['/export/opca-defi-2016.csv?annee=deux', 400, 'BAD_YEAR'],
    ['/export/toutes.csv?academie=99', 400, 'UNKNOWN_FILTER_VALUE'],
    ['/export/chiffres/depenses.csv?par=couleur', 400, 'UNKNOWN_DIMENSION'],
    ['/export/inconnue.csv', 404, 'NOT_FOUND'],
    ['/export/coloration-fcil.csv', 404, 'NOT_FOUND'],
    ['/export/opca-defi-2016.docx', 404, 'NOT_FOUND'],
  ])('answers %s with %i %s', async (path, status, code) => {
    const { response, bytes } = await get(path);
    expect(response.status).toBe(status);
    expect(JSON.parse(bytes.toString()).errors[0].extensions.code).toBe(code);
  });

  it('opens as a workbook of either kind, with text as text and what it is on the first sheet', async () => {
    const xlsx = await readXlsx((await get('/export/opca-defi-2016.xlsx?annee=2017')).bytes, { readStyles: true });
    const ods = await readOds((await get('/export/opca-defi-2016.ods?annee=2017')).bytes);
    for (const workbook of [xlsx, ods]) {
      const about = workbook.sheets.find(({ name }) => name === 'Lisez-moi')?.rows.flat().filter((cell) => typeof cell === 'string').join('\n') ?? '';
      for (const told of ['Licence Ouverte 2.0', '21\u00A0novembre 2026', 'Année\u00A0: 2017']) expect(about).toContain(told);
      const actions = workbook.sheets.find(({ name }) => name === 'Actions')!;
      const column = actions.rows[0]!.indexOf('Prévu - Objectifs');
      expect(actions.rows[1]![column]).toBe(HOSTILE[0]);
      expect(actions.cells?.get(`1,${column}`)?.formula).toBeUndefined();
    }
  });

  it('gives JSON Lines that open with what they are', async () => {
    const lines = (await get('/export/opca-defi-2016.jsonl')).bytes.toString().trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toMatchObject({ section: 'a-propos', fictif: false, date: '2026-11-21' });
    expect(lines.filter(({ section }) => section === 'depenses')[0]).toMatchObject({ convention: 'opca-defi-2016', total: '1234.56', 'resource:HORS_QUOTA': '1234.56' });
  });

  it('gives Parquet with exact amounts, dates and decimals', async () => {
    const read = async (section: string): Promise<Record<string, unknown>[]> => {
      const { bytes } = await get(`/export/opca-defi-2016.${section}.parquet`);
      const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
      expect(parquetMetadata(file).key_value_metadata?.find(({ key }) => key === 'a-propos')?.value).toContain('Licence Ouverte 2.0');
      return parquetReadObjects({ file });
    };
    // The reader multiplies the exact integers of the file by a power of ten, which is off by a last bit on some versions of Node.
    expect(await read('depenses')).toMatchObject([{ total: expect.closeTo(1234.56, 9) as number }, { total: 1000 }]);
    expect(await read('indicateurs')).toMatchObject([{ target: expect.closeTo(-5.5, 9) as number, result: expect.closeTo(1.234, 9) as number }]);
    expect((await read('actions'))[0]).toMatchObject({ year: 2017, 'planned.startsOn': new Date('2017-03-01') });
    expect(await read('acteurs')).toEqual([]);
  });

  it('gives the figures of the API, each with its state, filters, date and proof', async () => {
    const { bytes } = await get('/export/chiffres/depenses.csv?par=annee,axe&convention=opca-defi-2016');
    const { data } = await api.ask<{ spending: { planned: { cents: number | null } }[] }>(
      '{ spending(by: [YEAR, TOP_AXIS], filter: { conventions: ["opca-defi-2016"] }) { planned { cents } } }',
    );
    const rows = rowsOf(bytes);
    expect(rows.map((row) => row['Prévu (€)'])).toEqual(data.spending.map(({ planned: { cents } }) => (cents === null ? '' : `${String(cents).slice(0, -2)},${String(cents).slice(-2)}`)));
    expect(rows[0]).toMatchObject({ Année: '2017', 'Prévu - état': 'connu', 'Engagé - état': 'non communiqué', 'Données au': '2026-11-21', Filtres: expect.stringContaining('Convention') });
    expect((await readXlsx((await get('/export/chiffres/publics.xlsx?par=public')).bytes)).sheets.map(({ name }) => name)).toEqual(['Chiffres', 'À propos']);
  });

  it('gives the same bytes for the same data', async () => {
    for (const format of ['csv', 'xlsx', 'ods', 'jsonl', 'parquet']) {
      const [first, again] = [await get(`/export/opca-defi-2016.${format}`), await get(`/export/opca-defi-2016.${format}`)];
      expect(first.bytes.equals(again.bytes), format).toBe(true);
    }
  });
});
