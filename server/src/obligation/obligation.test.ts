import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';

const someone = (role: Actor['role'], party: string | null): Actor => ({ id: `${role} ${party}`, role, party, academicRegions: [] });
const OPCA = someone('PARTNER', 'opca-defi');
const MINISTRY = someone('MINISTRY', 'menesr');
const ADMINISTRATOR = someone('ADMINISTRATOR', null);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2019-05-10'));
});
afterAll(() => api.stop());

interface Told {
  readonly id: string;
  readonly status: string;
  readonly statusLabel: string;
  readonly finding: string | null;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
}
const FIELDS = 'id kind nature label dueOn doneOn status statusLabel finding isDemo owedByLabel owedBy { key } answers { answer party { key } } grounds { articles explanation }';
const obligationsOf = async (convention: string, on: string): Promise<readonly Told[]> => {
  const { data } = await api.ask<{ convention: { obligations: { items: readonly Told[] } } }>(
    `query ($key: ID!, $on: LocalDate) { convention(key: $key) { obligations(on: $on) { total items { ${FIELDS} } } } }`,
    { key: convention, on },
  );
  return data.convention.obligations.items;
};
const oneOf = async (id: string, on: string): Promise<Told | undefined> => (await obligationsOf(id.slice(0, id.indexOf('/')), on)).find((obligation) => obligation.id === id);

const REPORT = 'mutation ($key: String!, $input: ReportInput!) { recordReport(key: $key, input: $input) { key } }';
const KEEP = 'mutation ($key: String!, $convention: ID!, $from: LocalDate!) { keepRecordsFrom(key: $key, convention: $convention, from: $from) { recordsKeptFrom } }';
const REVIEW = 'mutation ($key: String!, $obligation: ID!, $decision: FindingDecision!) { reviewFinding(key: $key, obligation: $obligation, decision: $decision, reason: "Vérifié sur pièces.") { finding statusLabel } }';
const ANSWER = 'mutation ($key: String!, $obligation: ID!) { answerFinding(key: $key, obligation: $obligation, answer: "Le bilan a été remis en main propre.") { answers { answer party { key } } } }';
const EVENT = 'mutation ($key: String!, $input: EventInput!) { recordEvent(key: $key, input: $input) { id } }';
const DONE = 'mutation ($key: String!, $input: DutyDoneInput!) { recordDutyDone(key: $key, input: $input) { status doneOn } }';

let keys = 0;
const key = (): string => `k${(keys += 1)}`;
const report = (year: number, sentOn: string) => ({ key: key(), input: { convention: 'opca-defi-2016', report: 'bilan-annuel', year, sentOn } });
const REPORT_2018 = 'opca-defi-2016/REPORT:bilan-annuel:2018';

describe('duties of a convention', () => {
  test('where no record is kept nobody is said to have missed anything', async () => {
    const all = await obligationsOf('opca-defi-2016', '2019-05-10');
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter(({ status }) => status === 'MISSED' || status === 'LATE')).toEqual([]);
    expect(await oneOf(REPORT_2018, '2019-05-10')).toMatchObject({ status: 'IMPOSSIBLE_TO_TELL', statusLabel: 'Impossible à dire', finding: null });
  });

  test('records are kept from a day that can only move back', async () => {
    expect(await api.refusal(OPCA, KEEP, { key: key(), convention: 'opca-defi-2016', from: '2017-01-01' })).toBe('FORBIDDEN');
    expect(await api.as(ADMINISTRATOR, KEEP, { key: key(), convention: 'opca-defi-2016', from: '2017-01-01' })).toEqual({ data: { keepRecordsFrom: { recordsKeptFrom: '2017-01-01' } } });
    expect(await api.refusal(ADMINISTRATOR, KEEP, { key: key(), convention: 'opca-defi-2016', from: '2018-01-01' })).toBe('RECORDS_ALREADY_KEPT');
    expect(await api.refusal(ADMINISTRATOR, KEEP, { key: key(), convention: 'opca-defi-2016', from: '2016-10-05' })).toBeNull();
  });

  test('the report of 2018 is due on 30 April 2019 at the latest, that day included (DEFi, article 11)', async () => {
    expect(await oneOf(REPORT_2018, '2019-04-30')).toMatchObject({ status: 'NOT_YET_DUE', dueOn: '2019-04-30' });
    expect(await oneOf(REPORT_2018, '2019-05-01')).toMatchObject({ status: 'MISSED', statusLabel: 'Manquée (à confirmer)', finding: 'TO_BE_CONFIRMED', grounds: { articles: ['11'] } });
    expect(await api.refusal(OPCA, REPORT, report(2016, '2017-04-30'))).toBeNull();
    expect(await api.refusal(OPCA, REPORT, report(2017, '2018-05-01'))).toBeNull();
    expect(await oneOf('opca-defi-2016/REPORT:bilan-annuel:2016', '2019-05-10')).toMatchObject({ status: 'MET', doneOn: '2017-04-30', finding: null });
    expect(await oneOf('opca-defi-2016/REPORT:bilan-annuel:2017', '2019-05-10')).toMatchObject({ status: 'LATE', doneOn: '2018-05-01', statusLabel: 'En retard (à confirmer)' });
  });

  test('an undated text owes its duties on days that cannot be told (CGPME)', async () => {
    const all = await obligationsOf('cgpme-paca', '2019-05-10');
    expect(all.length).toBeGreaterThan(0);
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['IMPOSSIBLE_TO_TELL']));
  });

  test('a template owes nothing', async () => {
    expect(await obligationsOf('coloration-fcil', '2019-05-10')).toEqual([]);
  });

  test('best-effort duties are indicators, and in no list of duties (OPCO EP, article 15)', async () => {
    const { data } = await api.ask<{ convention: { bestEfforts: readonly { aim: string; shares: readonly { name: string }[] }[] } }>(
      '{ convention(key: "opco-ep-2020") { bestEfforts { aim shares { name label basisPoints } grounds { articles explanation } } } }',
    );
    const fair = data.convention.bestEfforts.find(({ aim }) => aim === 'FAIR_TARGETING');
    expect(fair?.shares.map(({ name }) => name)).toEqual(['LYCEE_PUPILS', 'STUDENTS', 'APPRENTICES']);
  });
});

describe('a report is made once its period is over', () => {
  test.each([
    [report(2018, '2018-12-31'), 'REPORT_BEFORE_PERIOD'],
    [report(2015, '2016-11-01'), 'REPORT_YEAR'],
    [{ key: key(), input: { convention: 'medef-occitanie-2021', report: 'point-annuel', year: 2018, sentOn: '2019-03-17' } }, 'REPORT_YEAR'],
    [{ key: key(), input: { convention: 'opco-ep-2020', report: 'bilan-annuel', year: 2018, shownTo: 'conseil-administration', shownOn: '2019-02-01' } }, 'REPORT_YEAR'],
  ])('%j is refused: %s', async (given, code) => {
    expect(await api.refusal(ADMINISTRATOR, REPORT, given)).toBe(code);
  });
});

describe('findings', () => {
  test('the ministry alone confirms, the party concerned alone answers', async () => {
    for (const actor of [OPCA, ADMINISTRATOR, someone('COMMITTEE_SECRETARY', 'opca-defi')]) {
      expect(await api.refusal(actor, REVIEW, { key: key(), obligation: REPORT_2018, decision: 'CONFIRMED' })).toBe('FORBIDDEN');
    }
    for (const actor of [MINISTRY, ADMINISTRATOR, someone('PARTNER', 'opco-ep')]) {
      expect(await api.refusal(actor, ANSWER, { key: key(), obligation: REPORT_2018 })).toBe('FORBIDDEN');
    }
    expect(await api.as(OPCA, ANSWER, { key: key(), obligation: REPORT_2018 })).toEqual({
      data: { answerFinding: { answers: [{ answer: 'Le bilan a été remis en main propre.', party: { key: 'opca-defi' } }] } },
    });
    expect(await api.as(MINISTRY, REVIEW, { key: key(), obligation: REPORT_2018, decision: 'CONFIRMED' })).toEqual({
      data: { reviewFinding: { finding: 'CONFIRMED', statusLabel: 'Manquée (confirmé par le ministère)' } },
    });
    expect(await oneOf(REPORT_2018, '2019-05-10')).toMatchObject({ finding: 'CONFIRMED', answers: [{ party: { key: 'opca-defi' } }] });
  });

  test('before the day of the review, it reads as to be confirmed', async () => {
    expect(await oneOf(REPORT_2018, '2019-05-09')).toMatchObject({ finding: 'TO_BE_CONFIRMED' });
  });

  test('the ministry may set it aside later, and both words stay on record', async () => {
    await api.as(MINISTRY, REVIEW, { key: key(), obligation: REPORT_2018, decision: 'DISMISSED' });
    expect(await oneOf(REPORT_2018, '2019-05-10')).toMatchObject({ finding: 'DISMISSED' });
    const { rows } = await api.pool.query(`SELECT change FROM record WHERE subject_kind = 'OBLIGATION' AND subject_key = $1 ORDER BY id`, [REPORT_2018]);
    expect(rows.map(({ change }) => change)).toEqual(['FINDING_ANSWERED', 'FINDING_CONFIRMED', 'FINDING_DISMISSED']);
    await expect(api.pool.query('DELETE FROM finding_review')).rejects.toThrow('append-only');
  });

  test('nothing is confirmed where nothing was found', async () => {
    expect(await api.refusal(MINISTRY, REVIEW, { key: key(), obligation: 'opca-defi-2016/REPORT:bilan-annuel:2019', decision: 'CONFIRMED' })).toBe('NOTHING_FOUND');
    expect(await api.refusal(MINISTRY, REVIEW, { key: key(), obligation: 'opca-defi-2016/RIEN', decision: 'CONFIRMED' })).toBe('UNKNOWN_OBLIGATION');
  });
});

describe('duties that an event sets off', () => {
  test('a licence changed is told to the minister in writing, or it does not count (DEFi, article 14)', async () => {
    const { data } = await api.as<{ recordEvent: { id: string } }>(MINISTRY, EVENT, {
      key: key(),
      input: { convention: 'opca-defi-2016', kind: 'DUTY_EVENT', clause: 'COLLECTION_LICENCE_CHANGED', occurredOn: '2018-11-05', summary: 'Habilitation modifiée (essai)', source: 'Essai' },
    });
    const id = `opca-defi-2016/EVENT_DUTY:habilitation-modifiee:event-${data.recordEvent.id}`;
    expect(await oneOf(id, '2018-11-04')).toBeUndefined();
    expect(await oneOf(id, '2018-12-01')).toMatchObject({ status: 'DUE', grounds: { articles: ['14'] } });
    expect(await api.refusal(someone('PARTNER', 'opco-ep'), DONE, { key: key(), input: { obligation: id, doneOn: '2018-12-01', isWritten: true } })).toBe('FORBIDDEN');
    expect(await api.refusal(OPCA, DONE, { key: key(), input: { obligation: id, doneOn: '2018-11-01', isWritten: true } })).toBe('DONE_BEFORE_THE_EVENT');
    expect(await api.as(OPCA, DONE, { key: key(), input: { obligation: id, doneOn: '2018-12-01', isWritten: true } })).toEqual({ data: { recordDutyDone: { status: 'MET', doneOn: '2018-12-01' } } });
    expect(await api.refusal(OPCA, DONE, { key: key(), input: { obligation: REPORT_2018, doneOn: '2019-05-01', isWritten: true } })).toBe('NOT_AN_EVENT_DUTY');
  });
});

describe('facts that fulfil duties', () => {
  test.each([
    ['recordReport', { convention: 'opca-defi-2016', report: 'rien', year: 2018, sentOn: '2019-01-01' }, 'NOT_IN_TEXT'],
    ['recordReport', { convention: 'opca-defi-2016', report: 'bilan-annuel', sentOn: '2019-01-01' }, 'REPORT_YEAR'],
    ['recordReport', { convention: 'opca-defi-2016', report: 'bilan-pluriannuel', year: 2018, sentOn: '2019-01-01' }, 'REPORT_YEAR'],
    ['recordReport', { convention: 'opca-defi-2016', report: 'bilan-annuel', year: 2018 }, 'NOTHING_TO_RECORD'],
    ['recordReport', { convention: 'opca-defi-2016', report: 'bilan-annuel', year: 2018, approvedOn: '2019-01-01' }, 'APPROVED_BEFORE_SENT'],
    ['recordReport', { convention: 'opca-defi-2016', report: 'bilan-annuel', year: 2018, sentOn: '2019-01-02', shownTo: 'rien', shownOn: '2019-01-02' }, 'NOT_IN_TEXT'],
    ['recordReport', { convention: 'opco-ep-2020', report: 'bilan-annuel', year: 2018, shownTo: 'conseil-administration' }, 'NOTHING_TO_RECORD'],
    ['recordDigitalTool', { convention: 'opca-defi-2016', name: 'Outil' }, 'NOT_IN_TEXT'],
    ['recordDigitalTool', { convention: 'opco-ep-2020', name: 'Outil', agreedBy: 'opco-ep', agreedOn: '2019-01-01' }, 'NOT_IN_TEXT'],
    ['recordDigitalTool', { convention: 'opco-ep-2020', name: 'Outil', agreedBy: 'menjs' }, 'TOOL_AGREEMENT'],
    ['recordLogoLeave', { convention: 'opca-defi-2016', ministry: 'menesr', from: '2019-01-01', isWritten: true }, 'NOT_IN_TEXT'],
    ['recordLogoLeave', { convention: 'opco-ep-2020', ministry: 'opco-ep', from: '2019-01-01', isWritten: true }, 'NOT_IN_TEXT'],
    ['recordLogoLeave', { convention: 'opco-ep-2020', ministry: 'menjs', from: '2019-01-01', lastDay: '2018-01-01', isWritten: true }, 'LEAVE_ENDS_BEFORE_IT_BEGINS'],
  ])('%s %j is refused: %s', async (mutation, input, code) => {
    const type = { recordReport: 'ReportInput', recordDigitalTool: 'DigitalToolInput', recordLogoLeave: 'LogoLeaveInput' }[mutation];
    expect(await api.refusal(ADMINISTRATOR, `mutation ($key: String!, $input: ${type}!) { ${mutation}(key: $key, input: $input) { key } }`, { key: key(), input })).toBe(code);
  });

  test('a digital tool lacks what has not been given before it goes online (OPCO EP, article 12)', async () => {
    api.setToday(localDate('2022-03-01'));
    const TOOL = 'mutation ($key: String!, $input: DigitalToolInput!) { recordDigitalTool(key: $key, input: $input) { key } }';
    await api.as(ADMINISTRATOR, KEEP, { key: key(), convention: 'opco-ep-2020', from: '2020-09-30' });
    const tool = { convention: 'opco-ep-2020', name: 'Quiz des métiers (essai)', onlineOn: '2022-02-01' };
    expect(await api.refusal(ADMINISTRATOR, TOOL, { key: key(), input: { ...tool, agreedBy: 'menjs', agreedOn: '2022-01-15', gdprSheetOn: '2022-02-10' } })).toBeNull();
    const parts = (await obligationsOf('opco-ep-2020', '2022-03-01')).filter(({ id }) => id.includes('DIGITAL_TOOL'));
    expect(parts.map(({ id, status }) => `${id.split(':').slice(2).join(':')} ${status}`).sort()).toEqual(['AGREEMENT:menjs MET', 'AGREEMENT:mesri MISSED', 'SHEET:GDPR LATE', 'SHEET:PUBLIC_ALGORITHM MISSED']);
    api.setToday(localDate('2019-05-10'));
  });

  test('lists of contacts are kept as a day alone (Occitanie, article 8)', async () => {
    api.setToday(localDate('2022-10-15'));
    const LIST = 'mutation ($key: String!, $on: LocalDate!) { recordContactList(key: $key, convention: "medef-occitanie-2021", exchangedOn: $on) { key } }';
    expect(await api.refusal(someone('PARTNER', 'medef-occitanie'), LIST, { key: key(), on: '2022-10-02' })).toBeNull();
    expect(await oneOf('medef-occitanie-2021/CONTACT_LIST:2022', '2022-10-15')).toMatchObject({ status: 'LATE', dueOn: '2022-09-30', doneOn: '2022-10-02' });
    api.setToday(localDate('2019-05-10'));
  });
});

describe('duties across conventions', () => {
  const ALL = `query ($filter: ObligationFilter, $on: LocalDate, $first: Int, $skip: Int) { obligations(filter: $filter, on: $on) { total counts { status count } items(first: $first, skip: $skip) { ${FIELDS} convention { key } } } }`;
  const asked = async (filter: object, more: object = {}) => {
    const { data, errors } = await api.ask<{ obligations: { total: number; counts: readonly { count: number }[]; items: readonly (Told & { owedBy: readonly { key: string }[] })[] } }>(ALL, { filter, on: '2019-05-10', ...more });
    expect(errors).toBeUndefined();
    return data.obligations;
  };

  test('counts by status add up to the whole, whatever the page', async () => {
    const list = await asked({}, { first: 3, skip: 2 });
    expect(list.counts.reduce((sum, { count }) => sum + count, 0)).toBe(list.total);
    expect(list.items).toHaveLength(3);
    expect((await asked({})).items.slice(2, 5)).toEqual(list.items);
  });

  test('a party sees what it answers for, a window holds its days alone', async () => {
    const own = await asked({ parties: ['opca-defi'] });
    expect(own.total).toBeGreaterThan(0);
    expect(own.items.every(({ owedBy }) => owedBy.some((party) => party.key === 'opca-defi'))).toBe(true);
    const april = await asked({ from: '2019-04-01', to: '2019-04-30' });
    expect(april.items.map(({ id }) => id)).toContain(REPORT_2018);
    expect(april.items.every(({ dueOn }) => dueOn !== null && dueOn >= '2019-04-01' && dueOn <= '2019-04-30')).toBe(true);
    expect((await asked({ statuses: ['MET'], conventions: ['opca-defi-2016'], kinds: ['REPORT'] })).items.map(({ status }) => status)).toEqual(['MET']);
  });

  test('a filter that names nothing is refused, and so is too large a page', async () => {
    expect(await api.refusal(null, ALL, { filter: { parties: ['personne'] } })).toBe('BAD_USER_INPUT');
    expect(await api.refusal(null, ALL, { first: 501 })).toBe('BAD_USER_INPUT');
  });
});
