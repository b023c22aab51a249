import { localDate } from '@conventions-ouvertes/shared/local-date';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { furtherMeetings } from './further-meetings.js';
import { readOwnTerms } from './testing/read-terms.js';

const day = (text: string) => localDate(text);
const window = (from: string, to: string) => ({ from: day(from), to: day(to) });

let terms: readonly BindingTerms[];
beforeAll(async () => {
  terms = (await readOwnTerms()).terms.filter((read): read is BindingTerms => read.kind !== 'TEMPLATE');
});
const of = (key: string): BindingTerms => terms.find((read) => read.key === key)!;

describe('meetings beside the scheduled ones', () => {
  it('are none where a scheduled meeting serves', () => {
    expect(furtherMeetings(of('opca-defi-2016'), [window('2018-05-01', '2018-06-20')], [day('2018-06-05')])).toEqual([]);
  });

  it('are as few as serve all, on a working day within each window', () => {
    const windows = [window('2018-01-02', '2018-01-20'), window('2018-01-15', '2018-02-10'), window('2018-02-01', '2018-02-20')];
    expect(furtherMeetings(of('opca-defi-2016'), windows, []).map(({ on }) => on)).toEqual(['2018-01-19', '2018-02-20']);
  });

  it('are consultations by e-mail where the text allows them once the year has its meetings (OPCO EP, article 14), and meetings elsewhere', () => {
    const asked = [window('2021-08-01', '2021-09-08')];
    const held = [day('2021-06-03'), day('2021-11-29')];
    expect(furtherMeetings(of('opco-ep-2020'), asked, held)).toEqual([{ on: '2021-09-08', kind: 'EMAIL' }]);
    expect(furtherMeetings(of('opco-ep-2020'), asked, held.slice(0, 1))).toEqual([{ on: '2021-09-08', kind: 'ORDINARY' }]);
    expect(furtherMeetings(of('opca-defi-2016'), asked, held)).toEqual([{ on: '2021-09-08', kind: 'ORDINARY' }]);
  });
});
