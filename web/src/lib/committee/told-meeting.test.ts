import { describe, expect, it } from 'vitest';
import { DEFI } from '../../../../shared/test/defi.js';
import { OPCO_EP } from '../../../../shared/test/opco-ep.js';
import type { CommitteeMeeting } from '#lib/api/committee.js';
import { sittingGroups } from './composition.js';
import { byYear, hasHiddenItems, meetingName, minutesSteps, papersLine, prioritiesByYear, voteWords } from './told-meeting.js';

const grounds = { explanation: 'Parce que.', articles: ['14'] };
const aMeeting = (change: Partial<CommitteeMeeting> = {}): CommitteeMeeting => ({
  id: '1',
  kind: 'ORDINARY',
  status: 'HELD',
  meantAs: null,
  calledOn: '2021-05-01',
  meetsOn: '2021-06-10',
  papersSentOn: null,
  draftedOn: null,
  rereadOn: null,
  approvedOn: null,
  prioritiesForYear: null,
  priorities: [],
  isDemo: true,
  papers: { outcome: 'NO_DEADLINE', dueOn: null },
  quorum: null,
  attendance: [],
  compositionFindings: [],
  order: null,
  agendaAccord: { outcome: 'NOT_REQUIRED', grounds },
  agenda: [],
  ...change,
});

describe('a meeting as a citizen reads it', () => {
  it('bears the name that its text gives it, or says what it is', () => {
    const [yearly] = OPCO_EP.committee.meetings.yearly;
    expect(meetingName(OPCO_EP, aMeeting({ meantAs: yearly?.key ?? '' }))).toEqual({ text: yearly?.label, isFrench: true });
    expect(meetingName(OPCO_EP, aMeeting({ kind: 'EMAIL' })).text).toBe('Consultation par courriel');
  });

  it('says of papers that none are on record, never that none were sent', () => {
    expect(papersLine(aMeeting({ papers: { outcome: 'NOT_SENT', dueOn: '2021-06-03' } }))?.text).toContain('Aucun envoi de documents enregistré');
    expect(papersLine(aMeeting())).toBeNull();
  });

  it('tells minutes by the steps of the text (DEFi, article 10), and none of a consultation', () => {
    expect(minutesSteps(DEFI, aMeeting({ draftedOn: '2021-06-20' })).map(({ on }) => on)).toEqual(['2021-06-20', null, null]);
    expect(minutesSteps(OPCO_EP, aMeeting())).toEqual([]);
    expect(minutesSteps(DEFI, aMeeting({ kind: 'EMAIL' }))).toEqual([]);
  });

  it('says what a tie does, and the majority that was needed (OPCO EP, article 13)', () => {
    const tie = voteWords({ outcome: 'NOT_ADOPTED', isTie: true, needed: 11, base: 20, articles: ['13'] });
    expect(tie.text).toMatch(/égalité ne suffit pas.*11 voix sur 20/u);
  });

  it('says that some of the agenda is not public where numbers are missing', () => {
    const item = { kind: 'OTHER', title: 'Point', action: null, vote: null } as const;
    expect(hasHiddenItems(aMeeting({ agenda: [{ ...item, position: 1 }, { ...item, position: 3 }] }))).toBe(true);
    expect(hasHiddenItems(aMeeting({ agenda: [{ ...item, position: 1 }] }))).toBe(false);
  });

  it('comes with the latest year first, and so do priorities', () => {
    const meetings = [aMeeting({ prioritiesForYear: 2021, priorities: ['A'] }), aMeeting({ id: '2', meetsOn: '2022-06-01', prioritiesForYear: 2022, priorities: ['B'] })];
    expect(byYear(meetings).map(({ year }) => year)).toEqual(['2022', '2021']);
    expect(prioritiesByYear(meetings).map(({ year }) => year)).toEqual([2022, 2021]);
  });
});

describe('who sits', () => {
  it('is told with seats and votes where the text gives them (OPCO EP, article 13)', () => {
    expect(sittingGroups(OPCO_EP).map(({ seats, votes }) => [seats, votes])).toEqual([[10, 10], [1, 5], [1, 5]]);
    expect(sittingGroups(DEFI).every(({ votes }) => votes === null)).toBe(true);
  });
});
