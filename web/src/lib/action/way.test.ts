import { describe, expect, it } from 'vitest';
import type { ActionDetail } from '#lib/api/action.js';
import { wayOf } from './way.js';

type Step = ActionDetail['way'][number];
type Opinion = ActionDetail['opinions'][number];

const step = (status: Step['status'], given: Partial<Step> = {}): Step => ({
  status,
  label: status,
  state: 'DONE',
  decidedOn: null,
  articles: ['14'],
  summary: null,
  marks: [],
  actorRole: null,
  actorParty: null,
  ...given,
});

const opinion = (body: Opinion['body'], value: Opinion['value'], given: Partial<Opinion> = {}): Opinion => ({
  body,
  value,
  givenOn: '2020-11-17',
  sheetVersion: 1,
  stands: true,
  articles: ['14'],
  party: null,
  ...given,
});

const convention = { parties: [{ key: 'opco-ep', shortName: 'OPCO EP' }] };
const tell = (way: Step[], opinions: Opinion[] = []) => wayOf({ way, opinions, convention });

describe('the way of an action', () => {
  it('keeps the steps that the text sets, and names those that it does not', () => {
    const { steps, notInText } = tell([step('SUBMITTED'), step('BOARD', { state: 'NOT_IN_TEXT' })]);
    expect(steps.map(({ status }) => status)).toEqual(['SUBMITTED']);
    expect(notInText).toEqual(['BOARD']);
  });

  it('says when a step was taken and which party recorded it, with the role where that says more', () => {
    const { steps, notes } = tell([
      step('SUBMITTED', { decidedOn: '2020-10-20', actorRole: 'PARTNER', actorParty: 'opco-ep' }),
      step('COMMITTEE', { decidedOn: '2020-12-01', actorRole: 'COMMITTEE_SECRETARY', actorParty: 'opco-ep' }),
      step('BOARD'),
    ]);
    expect(steps.map(({ when }) => when)).toEqual(['le 20\u00a0octobre 2020', 'le 1er\u00a0décembre 2020', 'faite, date non enregistrée']);
    expect(steps.map(({ by }) => by)).toEqual(['Enregistré par\u00a0: OPCO EP', 'Enregistré par\u00a0: OPCO EP, secrétariat du comité', null]);
    expect(notes).toEqual([]);
  });

  it('says once that nothing is on record of an action taken over from a file', () => {
    const { steps, notes } = tell([step('SUBMITTED'), step('CLOSED')]);
    expect(steps.map(({ when }) => when)).toEqual(['faite', 'faite']);
    expect(notes).toHaveLength(1);
  });

  it('does not say how far an action came that ended unseen', () => {
    const { steps, notes } = tell([step('SUBMITTED', { state: 'UNKNOWN' }), step('WITHDRAWN')]);
    expect(steps.map(({ sign }) => sign.shape)).toEqual(['question', 'cross']);
    expect(notes[0]).toContain('jusqu’où');
  });

  it('tells each opinion at the step where its body speaks, the earlier word too, and never a reason', () => {
    const { steps, beside } = tell(
      [step('MINISTRIES_OPINION'), step('COMMITTEE')],
      [
        opinion('MINISTRY', 'RESERVED', { stands: false, party: { shortName: 'Ministère (MENJS)' } }),
        opinion('MINISTRY', 'FAVOURABLE', { sheetVersion: 2, party: { shortName: 'Ministère (MENJS)' } }),
        opinion('COMMITTEE', 'ADOPTED'),
        opinion('BOARD', 'APPROVED'),
      ],
    );
    expect(steps[0]?.opinions.map(({ text, stands }) => [text, stands])).toEqual([
      ['Ministère (MENJS)\u00a0: avis réservé, le 17\u00a0novembre 2020', false],
      ['Ministère (MENJS)\u00a0: avis favorable, le 17\u00a0novembre 2020, sur la version 2 de la fiche', true],
    ]);
    expect(steps[1]?.opinions.map(({ text }) => text)).toEqual(['Comité de pilotage\u00a0: validée par un vote, le 17\u00a0novembre 2020']);
    expect(beside).toHaveLength(1);
  });

  it('names the party whose commission spoke', () => {
    const { steps } = tell([step('COMMISSION_OPINION')], [opinion('COMMISSION', 'FAVOURABLE', { party: { shortName: 'OPCO EP' } })]);
    expect(steps[0]?.opinions[0]?.text).toMatch(/^Commission \(OPCO EP\)\u00a0: avis favorable/u);
  });

  it('shows what did not stop a commitment', () => {
    const { steps } = tell([step('COMMITTED', { marks: ['UNKNOWN_CAP', 'UNDATED_CONVENTION'] })]);
    expect(steps[0]?.marks).toHaveLength(2);
  });
});
