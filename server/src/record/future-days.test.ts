import { addDays, localDate } from '@conventions-ouvertes/shared/local-date';
import { buildSchema, getNamedType, isInputObjectType, isLeafType, type GraphQLInputType } from 'graphql';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { ADMINISTRATOR, EP_PARTNER, EP_SECRETARY, ministry } from '../action/testing/actors.js';
import { aRealisedSheet, insertReadyActions } from '../action/testing/ready-actions.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';

const TODAY = localDate('2021-06-10');
const TOMORROW = addDays(TODAY, 1);
const ACTION = 'opco-ep-2020--ready';
const EP = { convention: 'opco-ep-2020' };
const ON_ACTION = { action: ACTION };

/** Days that may be to come: what is planned, called for, asked for or agreed on. */
const AHEAD = new Set([
  'callMeeting input.meetsOn',
  'draftAction input.sheet.startsOn',
  'draftAction input.sheet.endsOn',
  'reviseSheet input.sheet.startsOn',
  'reviseSheet input.sheet.endsOn',
  'recordAmendment input.effectiveOn',
  'recordDigitalTool input.onlineOn',
  'recordEvent input.effectiveOn',
  'recordEvent input.agreedLastDay',
  'recordLogoLeave input.lastDay',
  'recordNotice input.requestedLastDay',
  'recordNotice input.agreedLastDay',
]);

interface Said {
  readonly by: Actor;
  /** What goes with the day; `input` stands for the mutation's input. */
  readonly with: Readonly<Record<string, unknown>> & { readonly input?: object };
}

const reviewed = (input: object, by = EP_PARTNER): Said => ({ by, with: { input } });
const opinion = { ...ON_ACTION, value: 'FAVOURABLE', recommendations: null, reasoning: null };
const report = { ...EP, report: 'bilan-annuel', year: 2020 };
const notice = { ...EP, kind: 'TERMINATION_NOTICE', party: 'opco-ep', source: 'Essai' };
const tool = { ...EP, name: 'Outil (essai)' };
const sheet = aRealisedSheet({ expenses: [] });

/** Each mutation that takes a day of something that happened, said wholly but for that day. */
const SAID: Readonly<Record<string, (ids: { readonly called: string; readonly held: string; readonly dispute: string; readonly confidentiality: string; readonly duty: string }) => Said>> = {
  'abandonAction input.on': () => reviewed({ ...ON_ACTION, reason: 'Non' }),
  'approveProgramme input.on': () => reviewed({ convention: 'opca-defi-2016', year: 2021, value: 'APPROVED' }, { ...EP_PARTNER, party: 'opca-defi' }),
  'callMeeting input.calledOn': () => reviewed({ ...EP, kind: 'ORDINARY', meetsOn: '2021-07-01', agenda: [] }, EP_SECRETARY),
  'closeAction input.on': () => reviewed({ ...ON_ACTION, reason: null }, EP_SECRETARY),
  'commitCredits input.on': () => reviewed({ ...ON_ACTION, lines: [{ source: 'SECTION_L6332_3', cents: 1 }] }),
  'correctReport input.trueOn': () => reviewed({ ...report, fact: 'SENT', reason: 'Essai' }),
  'giveCommissionOpinion input.on': () => reviewed(opinion),
  'giveMinistryOpinion input.on': () => reviewed(opinion, ministry('menjs')),
  'holdMeeting input.heldOn': ({ called }) => reviewed({ meeting: called, attendance: [] }, EP_SECRETARY),
  'issueCertificate input.issuedOn': () => reviewed({ ...EP, title: 'Essai', educationSigners: ['HEAD_OF_SCHOOL'], partners: ['opco-ep'] }),
  'issueCertificate input.proposedOn': () => reviewed({ ...EP, title: 'Essai', educationSigners: ['HEAD_OF_SCHOOL'], partners: ['opco-ep'], issuedOn: TODAY }),
  'keepRecordsFrom from': () => ({ by: ADMINISTRATOR, with: EP }),
  'openDispute input.openedOn': () => reviewed({ ...EP, openedBy: 'opco-ep', isSerious: false, subject: 'Essai' }),
  'presentModification input.on': () => reviewed(ON_ACTION, EP_SECRETARY),
  'recordAccord input.agreedOn': () => reviewed({ ...EP, subject: 'SECRETARIAT', party: 'opco-ep' }),
  'recordAmendment input.signedOn': () => reviewed({ ...EP, effectiveOn: '2021-09-01', signedBy: ['opco-ep'], summary: 'Essai', changedTerms: {} }, ADMINISTRATOR),
  'recordBoardDecision input.on': () => reviewed({ ...ON_ACTION, value: 'APPROVED' }),
  'recordBodySitting input.satOn': () => reviewed({ ...EP, body: 'conseil-administration' }),
  'recordCommitteeDecision input.on': () => reviewed({ ...ON_ACTION, value: 'ADOPTED' }, EP_SECRETARY),
  'recordConsent input.givenOn': ({ confidentiality }) => reviewed({ confidentiality, givenBy: 'x', scope: 'Essai', evidence: 'Essai' }, ADMINISTRATOR),
  'recordContactList exchangedOn': () => ({ by: EP_PARTNER, with: EP }),
  'recordDigitalTool input.agreedOn': () => reviewed({ ...tool, agreedBy: 'menjs' }),
  'recordDigitalTool input.gdprSheetOn': () => reviewed(tool),
  'recordDigitalTool input.algorithmSheetOn': () => reviewed(tool),
  'recordDisputeStep input.on': ({ dispute }) => reviewed({ dispute, step: 'CONCILIATION' }, ADMINISTRATOR),
  'recordDutyDone input.doneOn': ({ duty }) => reviewed({ obligation: duty, isWritten: true }, ADMINISTRATOR),
  'recordEvent input.occurredOn': () => reviewed({ ...EP, kind: 'OUTSIDE', summary: 'Essai', source: 'Essai' }, ADMINISTRATOR),
  'recordEvent input.notifiedOn': () => reviewed({ ...EP, kind: 'OUTSIDE', occurredOn: TODAY, summary: 'Essai', source: 'Essai' }, ADMINISTRATOR),
  'recordJustification input.on': () => reviewed({ ...ON_ACTION, source: 'SECTION_L6332_3', cents: 1 }),
  'recordLogoLeave input.from': () => reviewed({ ...EP, ministry: 'menjs', isWritten: true }, ADMINISTRATOR),
  'recordMinutes on': ({ held }) => ({ by: ADMINISTRATOR, with: { meeting: held, step: 'DRAFTED' } }),
  'recordNotice input.receivedOn': () => reviewed(notice, ADMINISTRATOR),
  'recordNotice input.sentOn': () => reviewed(notice, ADMINISTRATOR),
  'recordPayment input.on': () => reviewed({ ...ON_ACTION, source: 'SECTION_L6332_3', cents: 1 }),
  'recordProviderAgreement input.on': () => reviewed({ ...ON_ACTION, provider: 'Essai' }),
  'recordProviderAgreement input.opinionOn': () => reviewed({ ...ON_ACTION, provider: 'Essai' }),
  'recordProviderAgreement input.signedOn': () => reviewed({ ...ON_ACTION, provider: 'Essai' }),
  'recordProviderAgreement input.sentOn': () => reviewed({ ...ON_ACTION, provider: 'Essai', signedOn: TODAY }),
  'recordReport input.sentOn': () => reviewed(report),
  'recordReport input.approvedOn': () => reviewed({ ...report, sentOn: '2021-04-01' }),
  'recordReport input.shownOn': () => reviewed({ ...report, shownTo: 'conseil-administration' }),
  'refuseAction input.on': () => reviewed({ ...ON_ACTION, reason: 'Non' }),
  'releaseCredits input.on': () => reviewed({ ...ON_ACTION, source: 'SECTION_L6332_3', cents: 1 }),
  'reportRealisation input.on': () => reviewed({ ...ON_ACTION, sheet: null, results: [] }),
  'reportRealisation input.sheet.startsOn': () => reviewed({ ...ON_ACTION, sheet: { ...sheet, endsOn: null }, results: [] }),
  'reportRealisation input.sheet.endsOn': () => reviewed({ ...ON_ACTION, sheet, results: [] }),
  'reverseEntry input.on': () => reviewed({ ...ON_ACTION, entry: 1, reason: 'Essai' }),
  'reviseSheet input.on': () => reviewed({ ...ON_ACTION, sheet: aRealisedSheet({ expenses: [] }), reason: null }),
  'sendPapers sentOn': ({ called }) => ({ by: EP_SECRETARY, with: { meeting: called } }),
  'submitAction input.on': () => reviewed(ON_ACTION),
  'withdrawAction input.on': () => reviewed({ ...ON_ACTION, reason: 'Non' }),
};

const schema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));

/** Where days are in what a mutation takes: `recordReport input.sentOn`. */
const daysTaken = (type: GraphQLInputType, path: string): readonly string[] => {
  const named = getNamedType(type);
  if (named.name === 'LocalDate') return [path];
  return isInputObjectType(named) ? Object.values(named.getFields()).flatMap((field) => daysTaken(field.type, `${path}.${field.name}`)) : [];
};

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const TAKEN = mutations.flatMap(({ name, args }) => args.flatMap((arg) => daysTaken(arg.type, arg.name)).map((path) => `${name} ${path}`));

/** The document of a mutation, with a variable for each argument. */
const documentOf = (name: string): string => {
  const field = mutations.find((mutation) => mutation.name === name)!;
  const variables = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const asked = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return `mutation (${variables}) { ${name}(${field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')}) ${asked} }`;
};

const placed = (said: Readonly<Record<string, unknown>>, path: readonly string[], day: string): Record<string, unknown> => {
  const [first = '', ...rest] = path;
  return { ...said, [first]: rest.length === 0 ? day : placed((said[first] ?? {}) as Record<string, unknown>, rest, day) };
};

let api: TestApi;
let ids: { called: string; held: string; dispute: string; confidentiality: string; duty: string };
beforeAll(async () => {
  api = await startTestApi(TODAY);
  const one = async (sql: string): Promise<string> => String((await api.pool.query<{ id: number }>(sql)).rows[0]!.id);
  await insertReadyActions(api.pool, 'opco-ep-2020', '3', 'SECTION_L6332_3', [{ reference: 'ready', status: 'COMMITTED' }]);
  const meeting = `INSERT INTO committee_meeting (convention_key, kind, status, called_on, meets_on) VALUES`;
  const { data } = await api.as<{ recordEvent: { id: string } }>(ADMINISTRATOR, 'mutation ($input: EventInput!) { recordEvent(key: "event", input: $input) { id } }', {
    input: { convention: 'opca-defi-2016', kind: 'DUTY_EVENT', clause: 'COLLECTION_LICENCE_CHANGED', occurredOn: '2018-11-05', summary: 'Essai', source: 'Essai' },
  });
  ids = {
    called: await one(`${meeting} ('opco-ep-2020', 'ORDINARY', 'CALLED', '2021-05-01', '2021-06-20') RETURNING id`),
    held: await one(`${meeting} ('opca-defi-2016', 'ORDINARY', 'HELD', '2021-05-01', '2021-06-01') RETURNING id`),
    dispute: await one(`INSERT INTO dispute (convention_key, opened_on, opened_by, is_serious, subject) VALUES ('opco-ep-2020', '2021-05-01', 'opco-ep', false, 'Essai') RETURNING id`),
    confidentiality: await one(`INSERT INTO confidentiality (convention_key, action_id, field, concerned) SELECT convention_key, id, 'actors', '{x}' FROM action LIMIT 1 RETURNING id`),
    duty: `opca-defi-2016/EVENT_DUTY:habilitation-modifiee:event-${data.recordEvent.id}`,
  };
});
afterAll(() => api.stop());

describe('what is recorded has happened: no act is dated after today', () => {
  test('every day that a mutation takes is either such an act’s, and tried here, or may lie ahead', () => {
    expect(TAKEN.filter((taken) => !AHEAD.has(taken)).toSorted()).toEqual(Object.keys(SAID).toSorted());
    expect([...AHEAD].filter((taken) => !TAKEN.includes(taken))).toEqual([]);
  });

  test.each(Object.keys(SAID))('%s: tomorrow is refused', async (taken) => {
    const [name = '', path = ''] = taken.split(' ');
    const { by, with: given } = SAID[taken]!(ids);
    const said = placed({ key: taken, ...given }, path.split('.'), TOMORROW);
    expect(await api.refusal(by, documentOf(name), said)).toBe('DATE_IN_THE_FUTURE');
  });
});
