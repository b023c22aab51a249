import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFI_PARTNER, DEFI_SECRETARY, ministry } from '../../server/src/action/testing/actors.js';
import { startTestApi, type TestApi } from '../../server/src/api/testing/test-api.js';
import { act, plannedSheet, realisedSheet } from './acts.js';

const ACTION = 'opca-defi-2016--p-2018-01';
const MINISTRY = ministry('menesr');

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2017-11-20'));
});
afterAll(() => api.stop());

describe('Une année de la convention OPCA DEFi, du programme au 30 avril', () => {
  it('À l’automne 2017, l’OPCA DEFi prépare une action, puis dépose sa fiche prévisionnelle avec son annexe financière (article 11)', async () => {
    const draft = { convention: 'opca-defi-2016', reference: 'P-2018-01', axis: '4', year: 2018, title: 'Découvrir l’industrie chimique', academies: ['02'] };
    await expect(act(api, DEFI_PARTNER, 'draftAction', draft)).resolves.toMatchObject({ status: 'DRAFT' });
    await expect(act(api, DEFI_PARTNER, 'submitAction', { action: ACTION })).resolves.toMatchObject({ refused: 'CONDITION_NOT_MET' });
    await act(api, DEFI_PARTNER, 'reviseSheet', { action: ACTION, sheet: plannedSheet('HORS_QUOTA', 60_000_00) });
    await expect(act(api, DEFI_PARTNER, 'submitAction', { action: ACTION })).resolves.toMatchObject({ status: 'SUBMITTED', articles: ['11'] });
  });

  it('Aucun crédit n’est engagé avant l’avis du comité de pilotage (article 11)', async () => {
    await expect(act(api, DEFI_PARTNER, 'commitCredits', { action: ACTION })).resolves.toMatchObject({ refused: 'WRONG_ORIGIN' });
  });

  it('Le comité rend un avis favorable le 5 décembre ; son secrétariat l’enregistre, et personne d’autre', async () => {
    api.setToday(localDate('2017-12-07'));
    const decision = { action: ACTION, value: 'FAVOURABLE', on: '2017-12-05' };
    await expect(act(api, DEFI_PARTNER, 'recordCommitteeDecision', decision)).resolves.toMatchObject({ refused: 'ROLE_NOT_ALLOWED' });
    await expect(act(api, DEFI_SECRETARY, 'recordCommitteeDecision', { ...decision, value: 'ADOPTED' })).resolves.toMatchObject({ refused: 'DECISION_NOT_IN_TEXT' });
    await expect(act(api, DEFI_SECRETARY, 'recordCommitteeDecision', { ...decision, meetingId: 999_999 })).resolves.toMatchObject({ refused: 'MEETING_NOT_HELD' });
    await expect(act(api, DEFI_SECRETARY, 'recordCommitteeDecision', decision)).resolves.toMatchObject({ status: 'COMMITTEE', articles: ['11'] });
  });

  it('Le conseil d’administration approuve le programme de l’année (article 9)', async () => {
    api.setToday(localDate('2017-12-20'));
    const document = `mutation ($input: ProgrammeDecisionInput!) { approveProgramme(key: "programme-2018", input: $input) { year value decidedOn article } }`;
    const { data } = await api.as(DEFI_PARTNER, document, { input: { convention: 'opca-defi-2016', year: 2018, value: 'APPROVED', on: '2017-12-19' } });
    expect(data).toEqual({ approveProgramme: { year: 2018, value: 'APPROVED', decidedOn: '2017-12-19', article: '9' } });
  });

  it('En janvier, les crédits sont engagés tels que la fiche les prévoit, sous le plafond de 1 500 000 € par an (article 12)', async () => {
    api.setToday(localDate('2018-01-15'));
    await expect(act(api, DEFI_PARTNER, 'commitCredits', { action: ACTION, ground: 'Avis du comité du 5 décembre 2017' })).resolves.toMatchObject({
      status: 'COMMITTED',
      marks: [],
      articles: ['11', '12'],
    });
  });

  it('Un prestataire n’est payé qu’après l’avis du comité, sous convention, et de ses frais réels (articles 11 et 12)', async () => {
    api.setToday(localDate('2018-06-29'));
    const agreement = { action: ACTION, provider: 'Autocars du Midi', siret: null };
    const record = async (input: object): Promise<number> => {
      const document = `mutation ($key: String!, $input: ProviderAgreementInput!) { recordProviderAgreement(key: $key, input: $input) { agreement } }`;
      const { data } = await api.as<{ recordProviderAgreement: { agreement: number } }>(DEFI_PARTNER, document, { key: JSON.stringify(input), input });
      return data.recordProviderAgreement.agreement;
    };
    const number = await record(agreement);
    const pay = (cents: number) => act(api, DEFI_PARTNER, 'recordPayment', { action: ACTION, source: 'HORS_QUOTA', cents, agreement: number });
    await expect(pay(10_000_00)).resolves.toMatchObject({ refused: 'OPINION_MISSING' });
    await record({ ...agreement, agreement: number, opinionOn: '2017-12-05' });
    await expect(pay(10_000_00)).resolves.toMatchObject({ refused: 'AGREEMENT_MISSING' });
    await record({ ...agreement, agreement: number, opinionOn: '2017-12-05', signedOn: '2018-01-20', sentOn: '2018-01-25' });
    await expect(pay(10_000_00)).resolves.toMatchObject({ refused: 'BEYOND_ACTUAL_COSTS' });
    await act(api, DEFI_PARTNER, 'recordJustification', { action: ACTION, source: 'HORS_QUOTA', cents: 45_000_00, agreement: number, ground: 'Facture n° 18-112' });
    await expect(pay(40_000_00)).resolves.toMatchObject({ status: 'COMMITTED', articles: ['11', '12'] });
  });

  it('L’année finie, la fiche de réalisation dit ce qui a été fait et dépensé, avant le 30 avril (article 11)', async () => {
    api.setToday(localDate('2019-04-12'));
    await expect(act(api, DEFI_PARTNER, 'reportRealisation', { action: ACTION, sheet: realisedSheet('HORS_QUOTA', 52_000_00) })).resolves.toMatchObject({ status: 'REALISED' });
  });

  it('Ce qui n’a pas servi est libéré, et ne compte plus sous le plafond ; alors seulement l’action est close', async () => {
    await expect(act(api, MINISTRY, 'closeAction', { action: ACTION })).resolves.toMatchObject({ refused: 'CONDITION_NOT_MET' });
    await expect(act(api, DEFI_PARTNER, 'releaseCredits', { action: ACTION, source: 'HORS_QUOTA', cents: 25_000_00 })).resolves.toMatchObject({ refused: 'RELEASE_BEYOND_UNPAID' });
    await act(api, DEFI_PARTNER, 'releaseCredits', { action: ACTION, source: 'HORS_QUOTA', cents: 8_000_00 });
    await expect(act(api, MINISTRY, 'closeAction', { action: ACTION })).resolves.toMatchObject({ status: 'CLOSED' });
  });

  it('Chacun lit le parcours de l’action, étape par étape, avec l’article ; et où en est l’argent', async () => {
    const { data } = await api.ask<{ action: { way: { status: string; state: string; decidedOn: string | null; articles: string[]; grounds: string | null }[]; positions: object[]; committed: object } }>(
      `{ action(slug: "${ACTION}") { way { status state decidedOn articles grounds } committed { cents }
         positions { committed released netCommitted paid justified committedUnpaid paidUnjustified unspent fundingSource { code } } } }`,
    );
    expect(data.action.way.filter(({ state }) => state !== 'NOT_IN_TEXT').map(({ status, decidedOn, articles }) => [status, decidedOn, articles])).toEqual([
      ['DRAFT', '2017-11-20', []],
      ['SUBMITTED', '2017-11-20', ['11']],
      ['COMMITTEE', '2017-12-05', ['11']],
      ['COMMITTED', '2018-01-15', ['11']],
      ['REALISED', '2019-04-12', ['11']],
      ['CLOSED', '2019-04-12', []],
    ]);
    expect(data.action.way.every(({ grounds }) => grounds === null)).toBe(true);
    expect(data.action.committed).toEqual({ cents: 52_000_00 });
    expect(data.action.positions).toEqual([
      {
        committed: 60_000_00,
        released: 8_000_00,
        netCommitted: 52_000_00,
        paid: 40_000_00,
        justified: 52_000_00,
        committedUnpaid: 12_000_00,
        paidUnjustified: 0,
        unspent: 0,
        fundingSource: { code: 'HORS_QUOTA' },
      },
    ]);
  });

  it('Le ministère relit qui a fait quoi, quand et pourquoi ; le public n’y a pas accès', async () => {
    const document = `{ action(slug: "${ACTION}") { history { change actorRole reason } } }`;
    const { data } = await api.as<{ action: { history: { change: string; actorRole: string; reason: string | null }[] } }>(MINISTRY, document);
    expect(data.action.history.map(({ change }) => change)).toContain('CREDITS_COMMITTED');
    expect(data.action.history.find(({ change }) => change === 'CREDITS_COMMITTED')).toMatchObject({ actorRole: 'PARTNER', reason: 'Avis du comité du 5 décembre 2017' });
    expect((await api.ask(document)).data).toEqual({ action: { history: null } });
  });
});
