import { describe, expect, it } from 'vitest';
import { aCommittee, aConvention, aReading } from '../../test/a-convention.js';
import { DEFI } from '../../test/defi.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import { OCCITANIE } from '../../test/regional-conventions.js';
import { localDate } from '../local-date.js';
import { compositionFindings, emailConsultation, isMinutesOrderKept, nextMinutesStep, papersDueOn, papersVerdict, quorumVerdict, type Attendee } from './meeting.js';

const day = localDate;
const seat = (name: string, college: string | null, office: string | null = null): Attendee => ({ name, college, office, isRepresented: false });

describe('papers (DEFi, article 10; OPCO EP, article 14)', () => {
  const meeting = day('2021-06-10');

  it('leave a week before the meeting at the latest, that very day included', () => {
    expect(papersDueOn(DEFI.committee, meeting)).toBe('2021-06-03');
    const sent = (on: string | null, asOf: string) => papersVerdict(DEFI.committee, meeting, on === null ? null : day(on), day(asOf)).outcome;
    expect(sent('2021-06-03', '2021-06-10')).toBe('IN_TIME');
    expect(sent('2021-06-04', '2021-06-10')).toBe('LATE');
    expect(sent(null, '2021-06-03')).toBe('NOT_YET_DUE');
    expect(sent(null, '2021-06-04')).toBe('NOT_SENT');
    expect(sent('2021-06-04', '2021-06-03')).toBe('NOT_YET_DUE');
  });

  it('have no deadline where the text gives none', () => {
    expect(papersVerdict(OCCITANIE.committee, meeting, null, meeting).outcome).toBe('NO_DEADLINE');
  });
});

describe('composition (DEFi, article 9: eight members, with the president and the vice-president)', () => {
  const four = [seat('A', 'opca', 'Président'), seat('B', 'opca', 'Vice-président'), seat('C', 'opca'), seat('D', 'opca')];

  it('is kept', () => {
    expect(compositionFindings(DEFI.committee, [...four, seat('E', 'ministere')])).toEqual([]);
  });

  it('finds a missing office, an absent college, one member too many, an unknown college', () => {
    const codes = compositionFindings(DEFI.committee, [...four.slice(1), seat('X', 'opca'), seat('Y', 'opca'), seat('Z', 'autre')]).map(({ code }) => code);
    expect(codes).toEqual(['UNKNOWN_COLLEGE', 'MORE_THAN_SEATS', 'OFFICE_MISSING', 'COLLEGE_ABSENT']);
  });
});

describe('quorum', () => {
  it('is not set by any of the five texts', () => {
    expect(quorumVerdict(OPCO_EP.committee, []).outcome).toBe('NOT_SET');
  });

  it('counts members and no guest, where a file sets one', () => {
    const committee = aCommittee({ quorum: { seats: 2, article: '9' } });
    expect(quorumVerdict(committee, [seat('A', 'opco'), seat('expert', null)])).toMatchObject({ outcome: 'NOT_REACHED', articles: ['9'] });
    expect(quorumVerdict(committee, [seat('A', 'opco'), { ...seat('B', 'opco'), isRepresented: true }]).outcome).toBe('REACHED');
  });
});

describe('minutes (DEFi, article 10)', () => {
  it('are drafted, reread, then approved', () => {
    const drafted = { draftedOn: day('2021-06-15'), rereadOn: null, approvedOn: null };
    expect(nextMinutesStep(DEFI.committee, { draftedOn: null, rereadOn: null, approvedOn: null })?.step).toBe('DRAFTED');
    expect(nextMinutesStep(DEFI.committee, drafted)?.step).toBe('REREAD');
    expect(nextMinutesStep(DEFI.committee, { ...drafted, rereadOn: day('2021-06-20'), approvedOn: day('2021-07-01') })).toBeNull();
    expect(isMinutesOrderKept(DEFI.committee, drafted)).toBe(true);
    expect(isMinutesOrderKept(DEFI.committee, { ...drafted, approvedOn: day('2021-07-01') })).toBe(false);
    expect(isMinutesOrderKept(DEFI.committee, { ...drafted, rereadOn: day('2021-06-14') })).toBe(false);
  });
});

describe('consultation by e-mail (OPCO EP, article 14)', () => {
  it('comes besides the two meetings, or also instead of one, as it is read', () => {
    expect(emailConsultation(OPCO_EP, 1)).toMatchObject({ outcome: 'NOT_YET', articles: ['14'], readings: ['EMAIL_CONSULTATION'] });
    expect(emailConsultation(OPCO_EP, 2).outcome).toBe('ALLOWED');
    const read = aConvention({ ...OPCO_EP, readings: [aReading('EMAIL_CONSULTATION', 'ALSO_INSTEAD_OF_A_MEETING')] });
    expect(emailConsultation(read, 0).outcome).toBe('ALLOWED');
  });

  it('is not open where the text is silent', () => {
    expect(emailConsultation(DEFI, 2).outcome).toBe('NOT_IN_TEXT');
  });
});
