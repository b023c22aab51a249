import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EP_PARTNER, EP_SECRETARY, ministry } from '../../server/src/action/testing/actors.js';
import { startTestApi, type TestApi } from '../../server/src/api/testing/test-api.js';
import { act, plannedSheet } from './acts.js';
import { mutate } from './committee-acts.js';

const ACTION = 'opco-ep-2020--f-2022-01';
const OPCO = Array.from({ length: 10 }, (_, place) => ({ seat: `OPCO, siège ${place + 1}`, college: 'opco' }));
const MINISTRIES = [
  { seat: 'Représentant du MENJS', college: 'menjs' },
  { seat: 'Représentant du MESRI', college: 'mesri' },
];

let api: TestApi;
let meeting: string;
beforeAll(async () => {
  api = await startTestApi(localDate('2021-10-04'));
});
afterAll(() => api.stop());

describe('Un vote qui échoue à égalité (OPCO EP, articles 13 et 14)', () => {
  it('Une action est prête pour le comité : la commission et les deux ministères se sont prononcés', async () => {
    const sheet = plannedSheet('FRAIS_DE_MISSION', 25_000_00);
    await act(api, EP_PARTNER, 'draftAction', { convention: 'opco-ep-2020', reference: 'F-2022-01', axis: '3', year: 2022, title: 'Caravane des métiers', sheet });
    await act(api, EP_PARTNER, 'submitAction', { action: ACTION });
    await act(api, EP_PARTNER, 'giveCommissionOpinion', { action: ACTION, value: 'FAVOURABLE' });
    await act(api, ministry('menjs'), 'giveMinistryOpinion', { action: ACTION, value: 'UNFAVOURABLE', reasoning: 'Fait double emploi' });
    await expect(act(api, ministry('mesri'), 'giveMinistryOpinion', { action: ACTION, value: 'UNFAVOURABLE', reasoning: 'Fait double emploi' })).resolves.toMatchObject({ status: 'MINISTRIES_OPINION' });
  });

  it('Le secrétariat convoque la réunion de fin d’année et envoie les documents une semaine avant', async () => {
    const input = { convention: 'opco-ep-2020', kind: 'ORDINARY', meantAs: 'fin-d-annee', meetsOn: '2021-11-25', agenda: [{ kind: 'ACTION', title: 'Caravane des métiers', action: ACTION }] };
    const called = await mutate<{ id: string; papers: { dueOn: string } }>(api, EP_SECRETARY, 'callMeeting', 'CallMeetingInput', input, 'id papers { dueOn }');
    meeting = called.answer!.id;
    expect(called.answer!.papers.dueOn).toBe('2021-11-18');
  });

  it('Le calculateur de vote le dit d’avance : dix voix pour, dix contre, et l’égalité ne suffit pas', async () => {
    const voters = [...OPCO.map((seat) => ({ ...seat, choice: 'FOR' })), ...MINISTRIES.map((seat) => ({ ...seat, choice: null }))];
    const { data } = await api.ask(
      'query ($voters: [ImaginedVoterInput!]) { voteCalculator(convention: "opco-ep-2020", voters: $voters) { votesFor outstanding isDecided missingIfOthersOppose ifAllAgainst onATie } }',
      { voters },
    );
    expect(data).toEqual({
      voteCalculator: {
        votesFor: 10,
        outstanding: 10,
        isDecided: false,
        missingIfOthersOppose: 5,
        ifAllAgainst: 'NOT_ADOPTED',
        onATie: expect.stringContaining('n’est pas adoptée') as string,
      },
    });
  });

  it('La réunion se tient ; chacun vote ; personne ne saisit le résultat', async () => {
    api.setToday(localDate('2021-11-26'));
    await mutate(api, EP_SECRETARY, 'holdMeeting', 'HoldMeetingInput', { meeting, attendance: [...OPCO, ...MINISTRIES] }, 'status');
    const ballots = [...OPCO.map((seat) => ({ ...seat, choice: 'FOR' })), ...MINISTRIES.map((seat) => ({ ...seat, choice: 'AGAINST' }))];
    await mutate(api, EP_SECRETARY, 'castBallots', 'BallotsInput', { meeting, position: 1, ballots }, 'id');
    const { data } = await api.as(EP_SECRETARY, 'mutation ($meeting: ID!) { closeVote(key: "cloture", meeting: $meeting, position: 1) { agenda { vote { outcome votesFor votesAgainst needed isTie articles explanation } } } }', { meeting });
    expect(data).toEqual({
      closeVote: {
        agenda: [
          {
            vote: {
              outcome: 'NOT_ADOPTED',
              votesFor: 10,
              votesAgainst: 10,
              needed: 11,
              isTie: true,
              articles: ['13'],
              explanation: expect.stringContaining('partage des voix') as string,
            },
          },
        ],
      },
    });
  });

  it('L’action ne va pas au conseil d’administration : seules celles que le comité valide lui sont proposées (14)', async () => {
    await expect(act(api, EP_PARTNER, 'recordBoardDecision', { action: ACTION, value: 'APPROVED' })).resolves.toHaveProperty('refused');
  });

  it('Les parties lisent le résultat, jamais qui a voté quoi ; le public ne lit que des nombres', async () => {
    const asked = 'query ($meeting: ID!) { meeting(id: $meeting) { attendance { college present seats } agenda { vote { outcome ballots { seat } } } } }';
    expect(JSON.stringify(await api.ask(asked, { meeting }))).not.toMatch(/siège|Représentant/u);
    const { data } = await api.as(EP_PARTNER, asked, { meeting });
    expect(data).toEqual({
      meeting: {
        attendance: [
          { college: 'opco', present: 10, seats: 10 },
          { college: 'menjs', present: 1, seats: 1 },
          { college: 'mesri', present: 1, seats: 1 },
        ],
        agenda: [{ vote: { outcome: 'NOT_ADOPTED', ballots: null } }],
      },
    });
  });
});
