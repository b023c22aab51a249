import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';

const someone = (role: Actor['role'], party: string | null): Actor => ({ id: `${role} ${party}`, role, party, academicRegions: [] });
const OPCO = someone('PARTNER', 'opco-ep');
const ADMINISTRATOR = someone('ADMINISTRATOR', null);
const BOARD = 'conseil-administration';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2023-06-01'));
  await api.as(ADMINISTRATOR, 'mutation { keepRecordsFrom(key: "keep", convention: "opco-ep-2020", from: "2020-09-30") { recordsKeptFrom } }', {});
});
afterAll(() => api.stop());

let keys = 0;
const key = (): string => `c${(keys += 1)}`;
const RECORD = 'mutation ($key: String!, $input: ReportInput!) { recordReport(key: $key, input: $input) { key } }';
const CORRECT = 'mutation ($key: String!, $input: ReportCorrectionInput!) { correctReport(key: $key, input: $input) { reportCorrections { fact formerOn trueOn reason correctedOn } } }';
const of = (year: number) => ({ convention: 'opco-ep-2020', report: 'bilan-annuel', year });
const record = (input: object) => api.refusal(OPCO, RECORD, { key: key(), input });
const correct = (input: object, actor = OPCO) => api.refusal(actor, CORRECT, { key: key(), input: { reason: 'Faute de frappe (essai)', ...input } });

const standing = async (year: number): Promise<{ status: string; doneOn: string | null } | undefined> => {
  const { data } = await api.ask<{ convention: { obligations: { items: readonly { id: string; status: string; doneOn: string | null }[] } } }>(
    '{ convention(key: "opco-ep-2020") { obligations { items { id status doneOn } } } }',
  );
  return data.convention.obligations.items.find(({ id }) => id === `opco-ep-2020/REPORT:bilan-annuel:${year}`);
};

describe('a report recorded with a wrong day (OPCO EP, article 15)', () => {
  test('is corrected, and the duty is told anew; the earlier day, the reason and who stay', async () => {
    expect(await record({ ...of(2021), sentOn: '2022-05-20' })).toBeNull();
    expect(await standing(2021)).toMatchObject({ status: 'LATE', doneOn: '2022-05-20' });
    expect(await correct({ ...of(2021), fact: 'SENT', trueOn: '2022-04-20' })).toBeNull();
    expect(await standing(2021)).toMatchObject({ status: 'MET', doneOn: '2022-04-20' });
    const { data } = await api.ask<{ convention: { reportCorrections: unknown } }>('{ convention(key: "opco-ep-2020") { reportCorrections { fact formerOn trueOn reason correctedOn } } }');
    expect(data.convention.reportCorrections).toEqual([{ fact: 'SENT', formerOn: '2022-05-20', trueOn: '2022-04-20', reason: 'Faute de frappe (essai)', correctedOn: '2023-06-01' }]);
    const { rows } = await api.pool.query(`SELECT actor_id, before, after, reason FROM record WHERE change = 'REPORT_CORRECTED'`);
    expect(rows).toEqual([
      { actor_id: OPCO.id, before: { fact: 'SENT', shownTo: null, on: '2022-05-20' }, after: { fact: 'SENT', shownTo: null, on: '2022-04-20' }, reason: 'Faute de frappe (essai)' },
    ]);
  });

  test('a day that never came is taken off, and the duty is open again', async () => {
    expect(await record({ ...of(2022), sentOn: '2023-04-02', shownTo: BOARD, shownOn: '2023-03-01' })).toBeNull();
    expect(await correct({ ...of(2022), fact: 'SHOWN', shownTo: BOARD, trueOn: null })).toBeNull();
    expect(await correct({ ...of(2022), fact: 'SENT', trueOn: null })).toBeNull();
    expect(await standing(2022)).toMatchObject({ status: 'MISSED', doneOn: null });
    expect(await record({ ...of(2022), sentOn: '2023-04-12', shownTo: BOARD, shownOn: '2023-03-05' })).toBeNull();
    expect(await correct({ ...of(2022), fact: 'SHOWN', shownTo: BOARD, trueOn: '2023-03-06' })).toBeNull();
  });

  test('another day than the recorded one is not swallowed: it asks for a correction', async () => {
    expect(await record({ ...of(2021), sentOn: '2022-04-21' })).toBe('DAY_ALREADY_RECORDED');
    expect(await record({ ...of(2022), shownTo: BOARD, shownOn: '2023-03-09' })).toBe('DAY_ALREADY_RECORDED');
    expect(await record({ ...of(2021), sentOn: '2022-04-20', approvedOn: '2022-06-01' })).toBeNull();
  });

  test.each([
    ['nothing on record', { ...of(2020), fact: 'SENT', trueOn: '2021-04-01' }, 'NOTHING_TO_CORRECT'],
    ['no such presentation', { ...of(2021), fact: 'SHOWN', shownTo: 'commission-apprentissage', trueOn: '2022-04-01' }, 'NOTHING_TO_CORRECT'],
    ['the same day', { ...of(2021), fact: 'SENT', trueOn: '2022-04-20' }, 'SAME_DAY'],
    ['a day to come', { ...of(2021), fact: 'SENT', trueOn: '2023-06-02' }, 'DATE_IN_THE_FUTURE'],
    ['before the year is over', { ...of(2021), fact: 'SENT', trueOn: '2021-12-31' }, 'REPORT_BEFORE_PERIOD'],
    ['approved before it is sent', { ...of(2021), fact: 'APPROVED', trueOn: '2022-04-19' }, 'APPROVED_BEFORE_SENT'],
    ['sent taken off while approved', { ...of(2021), fact: 'SENT', trueOn: null }, 'APPROVED_BEFORE_SENT'],
    ['a presentation to nobody', { ...of(2021), fact: 'SHOWN', trueOn: '2022-04-19' }, 'REPORT_SHOWN'],
    ['a report of no text', { ...of(2021), report: 'rien', fact: 'SENT', trueOn: '2022-04-19' }, 'NOT_IN_TEXT'],
  ])('%s is refused', async (_, input, code) => {
    expect(await correct(input)).toBe(code);
  });

  test('is corrected by none but those who may record it', async () => {
    for (const actor of [someone('PARTNER', 'opca-defi'), someone('COMMITTEE_MEMBER', 'opco-ep'), someone('DELEGATION', null)]) {
      expect(await correct({ ...of(2021), fact: 'SENT', trueOn: '2022-04-19' }, actor)).toBe('FORBIDDEN');
    }
  });

  test('the database lets no day on record change without a correction, and no correction be taken back', async () => {
    await expect(api.pool.query(`UPDATE report_sent SET sent_on = '2022-01-10'`)).rejects.toMatchObject({ constraint: 'report_day_stays' });
    await expect(api.pool.query('UPDATE report_sent SET approved_on = NULL')).rejects.toMatchObject({ constraint: 'report_day_stays' });
    await expect(api.pool.query(`UPDATE report_presentation SET shown_on = '2022-01-10'`)).rejects.toMatchObject({ constraint: 'report_day_stays' });
    await expect(api.pool.query('DELETE FROM report_presentation')).rejects.toMatchObject({ constraint: 'report_day_stays' });
    await expect(api.pool.query('DELETE FROM report_correction')).rejects.toThrow('append-only');
  });
});
