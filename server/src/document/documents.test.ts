import { localDate } from '@conventions-ouvertes/shared/local-date';
import { unzipSync } from 'fflate';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { inTransaction } from '../platform/database.js';
import type { Actor } from '../access/actor.js';

const LONG = `${'Une phrase assez longue pour tenir sur plusieurs lignes de la fiche. '.repeat(120)}Fin & <suite>\u202F!`;

describe('documents over HTTP', () => {
  let api: TestApi;
  let meeting: number;
  beforeAll(async () => {
    api = await startTestApi(localDate('2026-11-21'));
    const money = [{ source: 'HORS_QUOTA', cents: 5_840_050, academy: null }];
    const [id] = await inTransaction(api.pool, (client) => insertActions(client, [
      anAction({ planned: money, spent: money, committed: money, indicators: [{ target: 80, result: null, direction: 'UP' }], reachedHeadcounts: [{ audience: 'LYCEE_PUPILS', academy: '01', total: 1250, girls: 600 }] }),
      anAction({ status: 'COMMITTEE', planned: money }),
    ]));
    await api.pool.query('UPDATE sheet SET objectives = $1 WHERE action_id = $2', [LONG, id]);
    await api.pool.query(`UPDATE sheet SET qualitative_review = 'Très utile aux équipes' WHERE action_id = $1 AND kind = 'REALISED'`, [id]);
    await api.pool.query('UPDATE action SET published_at = now()');
    const { rows } = await api.pool.query<{ id: number }>(
      `INSERT INTO committee_meeting (convention_key, kind, status, called_on, meets_on) VALUES ('opca-defi-2016', 'ORDINARY', 'HELD', '2017-05-01', '2017-06-01') RETURNING id`,
    );
    meeting = rows[0]!.id;
    await api.pool.query(`INSERT INTO agenda_item (meeting_id, position, convention_key, kind, title, action_id) SELECT $1, 1, 'opca-defi-2016', 'ACTION', 'Action', id FROM action WHERE reference = 'T-1'`, [meeting]);
    await api.pool.query(`INSERT INTO committee_attendance (meeting_id, seat, college) VALUES ($1, 'Siège un', 'DEFI')`, [meeting]);
  });
  afterAll(() => api.stop());

  const get = async (path: string, actor: Actor | null = null): Promise<{ response: Response; bytes: Buffer }> => {
    const response = await fetch(`${api.origin}/documents/${path}`, actor === null ? {} : { headers: { 'x-test-actor': JSON.stringify(actor) } });
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  /** All streams of a PDF, unpacked. */
  const unpacked = (pdf: Buffer): string =>
    [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/gu)].map(([, stream = '']) => {
      try {
        return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
      } catch {
        return stream;
      }
    }).join('\n');

  it('lays the fiche out as the annexes do, with the figures of the API and why one is missing', async () => {
    const { bytes } = await get('fiche/opca-defi-2016--t-0/previsionnelle.html');
    const html = bytes.toString();
    expect(html).toMatch(/<html lang="fr">/u);
    const labels = [...html.matchAll(/<th scope="row">([^<]*)<\/th>/gu)].map(([, label]) => label);
    for (const label of ['Axe de collaboration', 'Publics cibles', 'Objectifs', 'Budget total prévisionnel', 'Indicateurs de réussite']) expect(labels).toContain(label);
    expect(html).toContain('58\u202F400,50\u00A0€');
    expect(html).toContain('Fin &amp; &lt;suite&gt;');
    expect((await get('fiche/opca-defi-2016--t-0/realisee.html')).bytes.toString()).toContain('Non évalué');
    expect((await get('fiche/opca-defi-2016--t-1/realisee.html')).response.status).toBe(404);
  });

  it('reports by axis, in numbers and in words', async () => {
    const html = (await get('bilan/opca-defi-2016/2017.html')).bytes.toString();
    for (const told of ['Montants par axe', 'Très utile aux équipes', '1\u202F250', 'article\u00A012']) expect(html).toContain(told);
    expect((await get('bilan/opca-defi-2016/pluriannuel.html')).response.status).toBe(200);
    expect((await get('bilan/coloration-fcil/2017.html')).response.status).toBe(404);
  });

  it('writes PDF that is tagged, titled and in French, its tables with header cells', async () => {
    const { response, bytes } = await get('fiche/opca-defi-2016--t-0/previsionnelle.pdf');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const pdf = bytes.toString('latin1');
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    for (const mark of ['/Marked true', '/Lang (fr-FR)', '/DisplayDocTitle true', '/StructTreeRoot']) expect(pdf).toContain(mark);
    for (const tag of ['/S /H1', '/S /H2', '/S /Table', '/S /TH', '/S /TD', '/Scope /Row']) expect(pdf).toContain(tag);
    expect(unpacked(bytes)).toContain('/Artifact');
    // Every font is in the file: none of the fourteen that a reader may have, or not.
    expect(pdf.match(/\/FontFile2/gu)?.length).toBe(2);
    expect(pdf).not.toContain('/Helvetica');
    expect(pdf).toMatch(/\/Count [2-9]/u);
  });

  it('writes DOCX with real headings, repeated table heads and the language', async () => {
    const parts = unzipSync((await get('bilan/opca-defi-2016/2017.docx')).bytes);
    const text = (name: string): string => Buffer.from(parts[name] ?? []).toString();
    expect(text('word/document.xml')).toContain('w:val="Heading1"');
    expect(text('word/document.xml')).toContain('<w:tblHeader/>');
    expect(text('word/styles.xml')).toContain('fr-FR');
    expect(text('docProps/core.xml')).toContain('Bilan annuel 2017');
  });

  it('writes ODT with real headings, repeated table heads, numbers to the right and the language', async () => {
    const { response, bytes } = await get('bilan/opca-defi-2016/2017.odt');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="bilan-2017-opca-defi-2016.odt"');
    expect(bytes.subarray(30, 38).toString()).toBe('mimetype');
    const parts = unzipSync(bytes);
    const text = (name: string): string => Buffer.from(parts[name] ?? []).toString();
    expect(text('content.xml')).toContain('text:outline-level="3"');
    expect(text('content.xml').match(/<table:table-header-rows>/gu)?.length).toBe(text('content.xml').match(/<table:table /gu)?.length);
    expect(text('content.xml')).toContain('text:style-name="Number"');
    expect(text('styles.xml')).toContain('fo:language="fr"');
    expect(text('meta.xml')).toMatch(/<dc:title>Bilan annuel 2017<\/dc:title>[\s\S]*<dc:language>fr-FR/u);
  });

  it.each(['html', 'pdf', 'docx', 'odt'])('gives the same bytes for the same data, as %s', async (format) => {
    const [first, again] = [await get(`bilan/opca-defi-2016/2017.${format}`), await get(`bilan/opca-defi-2016/2017.${format}`)];
    expect(first.response.status).toBe(200);
    expect(first.bytes.equals(again.bytes)).toBe(true);
  });

  it('marks what is of the demonstration on every page, whatever the format', async () => {
    await api.pool.query(`UPDATE action SET is_demo = true WHERE reference = 'T-0'`);
    const { response, bytes } = await get('fiche/opca-defi-2016--t-0/previsionnelle.html');
    expect(response.headers.get('content-disposition')).toContain('donnees-fictives-');
    expect(bytes.toString()).toContain('DONNÉES FICTIVES');
    const docx = unzipSync((await get('fiche/opca-defi-2016--t-0/previsionnelle.docx')).bytes);
    expect(Object.entries(docx).filter(([name]) => /footer/u.test(name)).map(([, part]) => Buffer.from(part).toString()).join('')).toContain('DONNÉES FICTIVES');
    await api.pool.query(`UPDATE action SET is_demo = false WHERE reference = 'T-0'`);
  });

  it('keeps the papers of a committee for those who may see what is not published', async () => {
    const [party] = (await api.pool.query<{ party_key: string }>(`SELECT party_key FROM convention_party WHERE convention_key = 'opca-defi-2016' ORDER BY position`)).rows;
    const secretary: Actor = { id: 'secretaire', role: 'COMMITTEE_SECRETARY', party: party!.party_key, academicRegions: [] };
    const stranger: Actor = { id: 'autre', role: 'PARTNER', party: 'medef-occitanie', academicRegions: [] };
    for (const which of ['dossier', 'proces-verbal']) {
      expect((await get(`seance/${meeting}/${which}.html`)).response.status).toBe(401);
      expect((await get(`seance/${meeting}/${which}.html`, stranger)).response.status).toBe(403);
      expect((await get(`seance/${meeting}/${which}.html`, secretary)).response.status).toBe(200);
    }
    const papers = (await get(`seance/${meeting}/dossier.html`, secretary)).bytes.toString();
    for (const told of ['Ordre du jour', 'Effet sur les plafonds', 'Aucun avis enregistré', 'FICHE ACTION PRÉVISIONNELLE']) expect(papers).toContain(told);
    expect((await get(`seance/${meeting}/proces-verbal.html`, secretary)).bytes.toString()).toContain('Présents et représentés');
  });
});
