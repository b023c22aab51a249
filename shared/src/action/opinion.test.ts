import { describe, expect, it } from 'vitest';
import { DEFI } from '../../test/defi.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import { localDate } from '../local-date.js';
import { logoUse, type LogoLeave } from './logo.js';
import { checkOpinion, standingOpinions, supportOf, type MinistryOpinion } from './opinion.js';

const reserved: MinistryOpinion = { party: 'menjs', value: 'RESERVED', recommendations: 'Ouvrir aux étudiants.', givenOn: localDate('2021-10-01'), sheetVersion: 1 };
const lifted: MinistryOpinion = { ...reserved, value: 'FAVOURABLE', recommendations: null, givenOn: localDate('2021-11-01'), sheetVersion: 2 };

describe('a ministry’s opinion (OPCO EP, articles 14 and 15)', () => {
  it('when reserved, says what would make it favourable', () => {
    expect(checkOpinion(OPCO_EP, reserved).ok).toBe(true);
    expect(checkOpinion(OPCO_EP, { ...reserved, recommendations: ' ' })).toMatchObject({ problem: { code: 'RECOMMENDATIONS_MISSING' } });
  });

  it('comes from a ministry that signed, under a text that asks for it', () => {
    expect(checkOpinion(OPCO_EP, { ...reserved, party: 'opco-ep' })).toMatchObject({ problem: { code: 'OPINION_NOT_OF_A_MINISTRY' } });
    expect(checkOpinion(DEFI, reserved)).toMatchObject({ problem: { code: 'OPINION_NOT_IN_TEXT' } });
  });

  it('once lifted, gives way to the later one, whatever order they are kept in', () => {
    expect(standingOpinions([lifted, reserved]).get('menjs')).toBe(lifted);
    expect(supportOf(OPCO_EP, [reserved], 'menjs')).toMatchObject({ outcome: 'RESERVED', articles: ['14', '15'] });
    expect(supportOf(OPCO_EP, [reserved, lifted], 'menjs').outcome).toBe('SUPPORTED');
  });

  it('binds each ministry alone', () => {
    expect(supportOf(OPCO_EP, [lifted], 'mesri').outcome).toBe('OPINION_AWAITED');
    expect(supportOf(OPCO_EP, [{ ...lifted, value: 'UNFAVOURABLE' }], 'menjs').outcome).toBe('NOT_SUPPORTED');
    expect(supportOf(DEFI, [], 'menesr').outcome).toBe('NOT_ASKED_FOR');
  });
});

describe('a ministry’s logo (OPCO EP, article 11)', () => {
  const leave: LogoLeave = { ministry: 'menjs', from: localDate('2021-01-01'), lastDay: localDate('2021-12-31'), isWritten: true };
  const use = (leaves: readonly LogoLeave[], on: string) => logoUse(OPCO_EP, leaves, 'menjs', localDate(on)).outcome;

  it('is used under a written leave and for as long as it says', () => {
    expect(use([leave], '2021-01-01')).toBe('ALLOWED');
    expect(use([leave], '2021-12-31')).toBe('ALLOWED');
    expect(use([leave], '2022-01-01')).toBe('WITHOUT_LEAVE');
    expect(use([{ ...leave, ministry: 'mesri' }], '2021-06-01')).toBe('WITHOUT_LEAVE');
  });

  it('is not used under a leave by word of mouth, or without a duration', () => {
    expect(use([{ ...leave, isWritten: false }], '2021-06-01')).toBe('LEAVE_INVALID');
    expect(use([{ ...leave, lastDay: null }], '2021-06-01')).toBe('LEAVE_INVALID');
  });

  it('is not used on the strength of a favourable opinion: an opinion is no leave (14)', () => {
    expect(supportOf(OPCO_EP, [lifted], 'menjs').outcome).toBe('SUPPORTED');
    expect(use([], '2021-12-01')).toBe('WITHOUT_LEAVE');
  });

  it('is a matter that other texts leave alone', () => {
    expect(logoUse(DEFI, [], 'menesr', localDate('2018-01-01')).outcome).toBe('NOT_REGULATED');
  });
});
