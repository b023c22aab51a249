import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, DEFI_PARTNER, DEFI_SECRETARY, ministry } from '../../server/src/action/testing/actors.js';
import { startTestApi, type TestApi } from '../../server/src/api/testing/test-api.js';
import { mutate } from './committee-acts.js';

const CONVENTION = 'opca-defi-2016';
let api: TestApi;
let june: string;
beforeAll(async () => {
  api = await startTestApi(localDate('2018-01-08'));
});
afterAll(() => api.stop());

/** What the convention owes as of a day, by identifier. */
const owed = async (on: string): Promise<ReadonlyMap<string, string>> => {
  const { data } = await api.ask<{ convention: { obligations: { items: readonly { id: string; statusLabel: string }[] } } }>(
    `query ($on: LocalDate) { convention(key: "${CONVENTION}") { obligations(on: $on) { items { id statusLabel } } } }`,
    { on },
  );
  return new Map(data.convention.obligations.items.map(({ id, statusLabel }) => [id.slice(CONVENTION.length + 1), statusLabel]));
};
const step = (name: string, args: string, variables: object) =>
  api.refusal(DEFI_SECRETARY, `mutation ($meeting: ID!, $on: LocalDate!) { ${name}(key: "${name}-${JSON.stringify(variables).replaceAll('"', '')}", meeting: $meeting, ${args}) { id } }`, { meeting: june, ...variables });

describe('Une année du calendrier de DEFi (articles 9, 10, 11)', () => {
  it('Les faits sont enregistrés depuis la signature : l’année 2018 a ses échéances, chacune avec son article', async () => {
    await api.as(ADMINISTRATOR, `mutation { keepRecordsFrom(key: "suivi", convention: "${CONVENTION}", from: "2016-10-05") { key } }`);
    const { data } = await api.ask<{ obligations: { items: readonly { id: string; dueOn: string; grounds: { articles: readonly string[] } }[] } }>(
      `{ obligations(filter: { conventions: ["${CONVENTION}"], from: "2018-01-01", to: "2018-12-31" }) { items { id dueOn grounds { articles } } } }`,
    );
    expect(data.obligations.items.map(({ id, dueOn, grounds }) => [id.slice(CONVENTION.length + 1), dueOn, grounds.articles.join()])).toEqual([
      ['REPORT:bilan-annuel:2017', '2018-04-30', '11'],
      ['MEETING:avant-15-juin:2018', '2018-06-14', '10'],
      ['MEETING:pilotage:2018', '2018-12-31', '10'],
      ['PRIORITIES:2018', '2018-12-31', '9'],
    ]);
  });

  it('Le bilan de 2017 part le 30 avril : « au plus tard le » compte ce jour (11)', async () => {
    api.setToday(localDate('2018-05-02'));
    await mutate(api, DEFI_PARTNER, 'recordReport', 'ReportInput', { convention: CONVENTION, report: 'bilan-annuel', year: 2017, sentOn: '2018-04-30' }, 'key');
    expect((await owed('2018-05-02')).get('REPORT:bilan-annuel:2017')).toBe('Tenue');
  });

  it('La réunion est convoquée le 12 juin ; ses documents doivent partir le 5 au plus tard (10)', async () => {
    const input = { convention: CONVENTION, kind: 'ORDINARY', meantAs: 'avant-15-juin', meetsOn: '2018-06-12', agenda: [{ kind: 'PRIORITIES', title: 'Priorités de l’année' }] };
    const called = await mutate<{ id: string; papers: object }>(api, DEFI_SECRETARY, 'callMeeting', 'CallMeetingInput', input, 'id papers { outcome dueOn grounds { articles } }');
    june = called.answer!.id;
    expect(called.answer!.papers).toEqual({ outcome: 'NOT_YET_DUE', dueOn: '2018-06-05', grounds: { articles: ['10'] } });
  });

  it('Ils partent le 6 : un jour de retard, dit « à confirmer »', async () => {
    api.setToday(localDate('2018-06-07'));
    await expect(step('sendPapers', 'sentOn: $on', { on: '2018-06-06' })).resolves.toBeNull();
    expect((await owed('2018-06-07')).get(`PAPERS:${june}`)).toBe('En retard (à confirmer)');
  });

  it('L’OPCA répond, le ministère écarte le constat ; l’un et l’autre se lisent', async () => {
    const id = `${CONVENTION}/PAPERS:${june}`;
    await expect(api.refusal(DEFI_PARTNER, 'mutation ($id: ID!) { answerFinding(key: "reponse", obligation: $id, answer: "Un jour férié a retardé l’envoi.") { id } }', { id })).resolves.toBeNull();
    await expect(api.refusal(ministry('menesr'), 'mutation ($id: ID!) { reviewFinding(key: "revue", obligation: $id, decision: DISMISSED, reason: "Sans conséquence.") { id } }', { id })).resolves.toBeNull();
    expect((await owed('2018-06-07')).get(`PAPERS:${june}`)).toBe('En retard (écarté par le ministère)');
  });

  it('Tenue le 12 juin, la réunion est avant le 15, et fixe les priorités (9, 10)', async () => {
    api.setToday(localDate('2018-06-20'));
    const held = { meeting: june, attendance: [{ seat: 'OPCA, siège 1', college: 'opca', office: 'Président de l’OPCA DEFi' }, { seat: 'Ministère, siège 1', college: 'ministere' }], prioritiesForYear: 2018, priorities: ['Faire découvrir les métiers'] };
    await mutate(api, DEFI_SECRETARY, 'holdMeeting', 'HoldMeetingInput', held, 'status');
    const after = await owed('2018-06-20');
    expect(after.get('MEETING:avant-15-juin:2018')).toBe('Tenue');
    expect(after.get('PRIORITIES:2018')).toBe('Tenue');
    expect(after.get('MEETING:pilotage:2018')).toBe('À venir');
  });

  it('Le compte-rendu est rédigé, relu, puis validé, dans cet ordre (10)', async () => {
    api.setToday(localDate('2018-09-15'));
    await expect(step('recordMinutes', 'step: APPROVED, on: $on', { on: '2018-07-01' })).resolves.toBe('MINUTES_OUT_OF_ORDER');
    for (const [name, on] of [['DRAFTED', '2018-07-02'], ['REREAD', '2018-08-30'], ['APPROVED', '2018-09-12']]) {
      await expect(step('recordMinutes', `step: ${name}, on: $on`, { on })).resolves.toBeNull();
    }
  });

  it('La seconde réunion n’a pas lieu : au 1er janvier elle est manquée, « à confirmer »', async () => {
    expect((await owed('2018-12-31')).get('MEETING:pilotage:2018')).toBe('À venir');
    expect((await owed('2019-01-01')).get('MEETING:pilotage:2018')).toBe('Manquée (à confirmer)');
  });

  it('Tout cela se lit dans un calendrier auquel on s’abonne', async () => {
    const calendar = await (await fetch(`${api.origin}/calendrier/conventions/${CONVENTION}.ics`)).text();
    expect(calendar).toContain('UID:opca-defi-2016/MEETING:avant-15-juin:2018@conventions-ouvertes');
    expect(calendar).toMatch(/DTSTART;VALUE=DATE:20180614/u);
  });
});
