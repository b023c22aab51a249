import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';

const MINISTRY: Actor = { id: 'm', role: 'MINISTRY', party: 'menjs', academicRegions: [] };
const MEDEF: Actor = { id: 'p', role: 'PARTNER', party: 'medef-occitanie', academicRegions: [] };
const EP: Actor = { id: 'q', role: 'PARTNER', party: 'opco-ep', academicRegions: [] };

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2026-11-21'));
});
afterAll(() => api.stop());

interface Life {
  readonly since: string;
  readonly terms: readonly { readonly origin: string; readonly lastDay: string }[];
  readonly grounds: { readonly articles: readonly string[]; readonly readings: readonly object[] };
}

const lifeOf = async (key: string, on: string): Promise<Life> => {
  const { data } = await api.ask<{ convention: { life: Life } }>(
    'query ($key: ID!, $on: LocalDate) { convention(key: $key) { life(on: $on) { status label since ending { lastDay ground } terms { number origin lastDay } phases { status firstDay lastDay } grounds { articles citation explanation readings { id } } } } }',
    { key, on },
  );
  return data.convention.life;
};

const NOTICE = 'mutation ($key: String!, $input: NoticeInput!) { recordNotice(key: $key, input: $input) { id kind occurredOn receivedOn party { key } convention { key } } }';
const EVENT = 'mutation ($key: String!, $input: EventInput!) { recordEvent(key: $key, input: $input) { id kind confirmedOn } }';
const CONFIRM = 'mutation ($key: String!, $event: ID!) { confirmEvent(key: $key, event: $event, reason: "Constaté sur pièces.") { confirmedOn } }';
const AMEND = 'mutation ($key: String!, $input: AmendmentInput!) { recordAmendment(key: $key, input: $input) { number effectiveOn } }';

describe('the life of the five texts, by the API', () => {
  test.each([
    ['opca-defi-2016', '2016-10-04', 'NOT_YET_IN_FORCE'],
    ['opca-defi-2016', '2021-10-04', 'IN_FORCE'],
    ['opca-defi-2016', '2021-10-05', 'ENDED'],
    ['opco-ep-2020', '2023-09-29', 'IN_FORCE'],
    ['opco-ep-2020', '2023-09-30', 'ENDED'],
    ['medef-occitanie-2021', '2023-03-18', 'RENEWED'],
    ['cgpme-paca', '2020-01-01', 'UNDATED'],
  ])('%s on %s is %s', async (key, on, status) => {
    expect(await lifeOf(key, on)).toMatchObject({ status, grounds: { explanation: expect.stringMatching(/\S/u) } });
  });

  test('every renewal is kept with its article and its reading', async () => {
    const life = await lifeOf('medef-occitanie-2021', '2026-11-21');
    expect(life.terms.map((term) => `${term.origin} ${term.lastDay}`)).toEqual([
      'SIGNATURE 2023-03-17',
      'TACIT_RENEWAL 2025-03-17',
      'TACIT_RENEWAL 2027-03-17',
    ]);
    expect(life.grounds.articles).toEqual(['12']);
    expect(life.grounds.readings.length).toBeGreaterThan(0);
    expect(life.since).toBe('2025-03-18');
  });

  test('a template binds nobody and has no life', async () => {
    const { data } = await api.ask<{ convention: object }>('{ convention(key: "coloration-fcil") { life { status } termsOn { amendments } events { id } } }');
    expect(data.convention).toEqual({ life: null, termsOn: null, events: [] });
  });

  test('a day that is in no calendar is refused in French', async () => {
    expect(await api.refusal(null, '{ convention(key: "opca-defi-2016") { life(on: "2021-02-31") { status } } }')).toBe('DATE_IMPOSSIBLE');
  });
});

test('a real fact outside the text is told with its source, and ends nothing by itself (the law of 5 September 2018)', async () => {
  const { data } = await api.ask('{ convention(key: "opca-defi-2016") { events { kind occurredOn source sourceAddress isDemo } } }');
  expect(data).toMatchObject({ convention: { events: [{ kind: 'OUTSIDE', occurredOn: '2018-09-05', source: expect.stringContaining('Journal officiel'), isDemo: false }] } });
  expect(await lifeOf('opca-defi-2016', '2019-01-01')).toMatchObject({ status: 'IN_FORCE' });
});

describe('notices', () => {
  const notice = { convention: 'medef-occitanie-2021', kind: 'TERMINATION_NOTICE', party: 'medef-occitanie', sentOn: '2026-10-01', receivedOn: '2026-10-05', source: 'Lettre recommandée (essai)' };

  test('nobody records one without signing in, nor for another party, nor for another convention', async () => {
    expect(await api.refusal(null, NOTICE, { key: 'a', input: notice })).toBe('UNAUTHENTICATED');
    expect(await api.refusal(EP, NOTICE, { key: 'a', input: notice })).toBe('FORBIDDEN');
    const forOther = { ...notice, party: 'region-academique-occitanie' };
    expect(await api.refusal(MEDEF, NOTICE, { key: 'a', input: forOther })).toBe('FORBIDDEN');
    expect(await api.refusal(MEDEF, NOTICE, { key: 'a', input: { ...notice, party: 'opco-ep' } })).toBe('NOT_A_PARTY');
  });

  test.each([
    [{ sentOn: null, receivedOn: null }, 'NOTICE_WITHOUT_A_DAY'],
    [{ receivedOn: '2026-09-30' }, 'RECEIVED_BEFORE_SENT'],
    [{ receivedOn: '2027-01-01' }, 'DATE_IN_THE_FUTURE'],
    [{ source: '  ' }, 'TEXT_EMPTY'],
    [{ kind: 'NON_RENEWAL', requestedLastDay: '2027-01-01' }, 'LAST_DAY_OF_A_TERMINATION'],
    [{ kind: 'RENEWAL_REQUEST', receivedOn: null }, 'RECEIPT_MISSING'],
  ])('%j is refused: %s', async (change, code) => {
    expect(await api.refusal(MEDEF, NOTICE, { key: 'b', input: { ...notice, ...change } })).toBe(code);
  });

  test('thirty copies of one have one effect, and the convention then ends with its term (Occitanie, articles 12 and 13)', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => api.as<{ recordNotice: { id: string } }>(MEDEF, NOTICE, { key: 'c', input: notice })));
    const ids = answers.map(({ data }) => data.recordNotice.id);
    expect(new Set(ids).size).toBe(1);
    const { rows } = await api.pool.query(`SELECT id FROM convention_event WHERE kind = 'TERMINATION_NOTICE'`);
    expect(rows).toHaveLength(1);
    const record = await api.pool.query(`SELECT actor_role, actor_party, change FROM record WHERE subject_key = 'medef-occitanie-2021'`);
    expect(record.rows).toEqual([{ actor_role: 'PARTNER', actor_party: 'medef-occitanie', change: 'NOTICE_RECORDED' }]);
    expect(await lifeOf('medef-occitanie-2021', '2026-11-21')).toMatchObject({ status: 'NOTICE_GIVEN', ending: { lastDay: '2027-03-17', ground: 'NON_RENEWAL' } });
  });

  test('the same key for something else is refused', async () => {
    expect(await api.refusal(MEDEF, NOTICE, { key: 'c', input: { ...notice, sentOn: '2026-10-02' } })).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});

describe('events', () => {
  const logo = { convention: 'opco-ep-2020', kind: 'ENDING', clause: 'logo-sans-autorisation', occurredOn: '2022-02-10', summary: 'Logo employé sans autorisation (essai)', source: 'Essai' };

  test('a logo used without leave ends nothing until the ministry confirms it, then from that day (OPCO EP, article 11)', async () => {
    const { data } = await api.as<{ recordEvent: { id: string } }>({ ...MINISTRY, role: 'ADMINISTRATOR' }, EVENT, { key: 'd', input: logo });
    expect(await lifeOf('opco-ep-2020', '2022-06-01')).toMatchObject({ status: 'IN_FORCE' });
    const event = data.recordEvent.id;
    expect(await api.refusal({ ...MINISTRY, role: 'ADMINISTRATOR' }, CONFIRM, { key: 'e', event })).toBe('FORBIDDEN');
    expect(await api.as(MINISTRY, CONFIRM, { key: 'f', event })).toEqual({ data: { confirmEvent: { confirmedOn: '2026-11-21' } } });
    expect(await api.refusal(MINISTRY, CONFIRM, { key: 'g', event })).toBe('ALREADY_CONFIRMED');
    expect(await lifeOf('opco-ep-2020', '2022-06-01')).toMatchObject({ status: 'ENDED', ending: { lastDay: '2022-02-09', ground: 'LAPSE' } });
  });

  test.each([
    [{ clause: 'retrait-habilitation' }, 'EVENT_CLAUSE'],
    [{ clause: null }, 'EVENT_CLAUSE'],
    [{ kind: 'OUTSIDE' }, 'EVENT_CLAUSE'],
    [{ kind: 'DUTY_EVENT', clause: 'CAMPUS_CREATED' }, 'EVENT_CLAUSE'],
    [{ kind: 'SIGNATURE', clause: null }, 'EVENT_PARTY'],
    [{ kind: 'EXPRESS_RENEWAL', clause: null }, 'EVENT_LAST_DAY'],
    [{ sourceAddress: 'http://exemple.fr' }, 'SOURCE_ADDRESS'],
    [{ convention: 'coloration-fcil' }, 'TEMPLATE_BINDS_NOBODY'],
    [{ convention: 'rien' }, 'UNKNOWN_CONVENTION'],
  ])('%j is refused: %s', async (change, code) => {
    expect(await api.refusal(MINISTRY, EVENT, { key: 'h', input: { ...logo, ...change } })).toBe(code);
  });
});

describe('amendments', () => {
  const avenant = {
    convention: 'medef-occitanie-2021',
    signedOn: '2022-01-10',
    effectiveOn: '2022-02-01',
    signedBy: ['medef-occitanie', 'region-academique-occitanie'],
    summary: 'Deux réunions par an au lieu d’une (essai)',
  };
  const committeeOf = async () => {
    const { data } = await api.ask<{ convention: { termsOn: { terms: { committee: { meetings: object } } } } }>('{ convention(key: "medef-occitanie-2021") { termsOn(on: "2021-12-31") { terms } } }');
    return data.convention.termsOn.terms.committee;
  };

  test('replace a section from their day on, and keep the earlier text', async () => {
    const committee = await committeeOf();
    const changedTerms = { committee: { ...committee, meetings: { ...committee.meetings, perYearMin: 2 } } };
    const recorded = await api.as(MINISTRY, AMEND, { key: 'i', input: { ...avenant, changedTerms } });
    expect(recorded).toEqual({ data: { recordAmendment: { number: 1, effectiveOn: '2022-02-01' } } });
    const on = async (day: string) => {
      const answer = await api.ask<{ convention: { termsOn: object } }>('query ($day: LocalDate) { convention(key: "medef-occitanie-2021") { termsOn(on: $day) { terms amendments } amendments { number } } }', { day });
      return answer.data.convention;
    };
    expect((await on('2022-01-31')).termsOn).toMatchObject({ amendments: [], terms: { committee: { meetings: { perYearMin: 1 } } } });
    expect(await on('2022-02-01')).toMatchObject({ termsOn: { amendments: [1], terms: { committee: { meetings: { perYearMin: 2 } } } }, amendments: [{ number: 1 }] });
  });

  test.each([
    [{ changedTerms: {} }, 'AMENDED_TERMS', 'aucune section'],
    [{ changedTerms: { caps: [] } }, 'AMENDED_TERMS', 'fichier de la convention'],
    [{ changedTerms: { governingLaw: { law: 12, article: null } } }, 'AMENDED_TERMS', 'governingLaw.law'],
    [{ changedTerms: { governingLaw: null }, signedOn: '2027-01-01' }, 'DATE_IN_THE_FUTURE', 'à venir'],
  ])('%j is refused: %s', async (change, code, words) => {
    const { errors } = await api.as(MINISTRY, AMEND, { key: 'j', input: { ...avenant, ...change } });
    expect(errors?.[0]).toMatchObject({ extensions: { code }, message: expect.stringContaining(words) });
  });

  test('a rule that cannot be is refused: a quorum in a committee of two heads above its seats', async () => {
    const committee = await committeeOf();
    const changedTerms = { committee: { ...committee, quorum: { seats: 3, article: '9' } } };
    const { errors } = await api.as(MINISTRY, AMEND, { key: 'k', input: { ...avenant, changedTerms } });
    expect(errors?.[0]?.message).toContain('le quorum de 3 dépasse les 2 sièges');
  });

  test('one signed after the end does not bring the convention back', async () => {
    const input = { ...avenant, convention: 'opca-defi-2016', signedBy: ['opca-defi', 'menesr'], signedOn: '2022-01-01', changedTerms: { governingLaw: null } };
    expect(await api.refusal(MINISTRY, AMEND, { key: 'l', input })).toBe('AMENDMENT_OUTSIDE_VALIDITY');
  });
});

describe('a notice or a renewal that the text gives no effect is refused', () => {
  const notice = (convention: string, kind: string, party: string, receivedOn: string, more: object = {}) =>
    api.refusal(MINISTRY, NOTICE, { key: `n-${convention}-${kind}-${party}-${receivedOn}-${JSON.stringify(more)}`, input: { convention, kind, party, receivedOn, source: 'Essai', ...more } });
  const renewal = (occurredOn: string, agreedLastDay: string) =>
    api.refusal(MINISTRY, EVENT, { key: `x-${occurredOn}-${agreedLastDay}`, input: { convention: 'opca-defi-2016', kind: 'EXPRESS_RENEWAL', occurredOn, agreedLastDay, summary: 'Essai', source: 'Essai' } });

  test('a renewal asked by another than the text names (DEFi, article 13)', async () => {
    expect(await notice('opca-defi-2016', 'RENEWAL_REQUEST', 'menesr', '2021-04-01')).toBe('NOT_THE_ASKING_PARTY');
  });

  test('a refusal to renew what does not renew itself (DEFi 13, OPCO EP 17)', async () => {
    expect(await notice('opca-defi-2016', 'NON_RENEWAL', 'opca-defi', '2021-04-01')).toBe('NOTHING_TO_RENEW');
    expect(await notice('opco-ep-2020', 'NON_RENEWAL', 'menjs', '2021-04-01')).toBe('NOTHING_TO_RENEW');
  });

  test('a notice once the convention is over, its winding down included; on its last day it still counts', async () => {
    expect(await notice('opca-defi-2016', 'TERMINATION_NOTICE', 'opca-defi', '2021-10-05')).toBe('CONVENTION_ENDED');
    expect(await notice('opca-defi-2016', 'TERMINATION_NOTICE', 'opca-defi', '2021-10-04')).toBeNull();
  });

  test('a last day agreed before the notice', async () => {
    expect(await notice('opca-defi-2016', 'TERMINATION_NOTICE', 'menesr', '2021-04-01', { agreedLastDay: '2021-03-31' })).toBe('AGREED_BEFORE_NOTICE');
  });

  test('a renewal agreed after the end, or for less than the term', async () => {
    expect(await renewal('2021-10-05', '2026-10-04')).toBe('CONVENTION_ENDED');
    expect(await renewal('2021-09-01', '2021-10-04')).toBe('RENEWAL_ENDS_BEFORE_TERM');
    expect(await renewal('2021-09-01', '2026-10-04')).toBeNull();
    // The notice of the last day runs on in the renewed term, for the six months of article 14.
    expect(await lifeOf('opca-defi-2016', '2021-10-05')).toMatchObject({ status: 'NOTICE_GIVEN', ending: { lastDay: '2022-04-04' }, terms: [{}, { origin: 'EXPRESS_RENEWAL' }] });
  });
});
