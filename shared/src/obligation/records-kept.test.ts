import { describe, expect, it } from 'vitest';
import { DEFI } from '../../test/defi.js';
import { NO_FACTS } from '../convention/life-facts.js';
import { lifeAt } from '../convention/life.js';
import { localDate } from '../local-date.js';
import { obligationsAt } from './calendar.js';
import { NOTHING_HAPPENED } from './obligation-facts.js';
import { asRecorded } from './records-kept.js';

const asOf = localDate('2019-05-02');
const computed = obligationsAt([{ terms: DEFI, from: null }], lifeAt(DEFI, NO_FACTS, asOf), NOTHING_HAPPENED, localDate('2019-12-31'));
const statusOf = (id: string, keptFrom: string | null) =>
  computed.map((obligation) => asRecorded(obligation, keptFrom === null ? null : localDate(keptFrom))).find((obligation) => obligation.id === id);

describe('where no record is kept, nobody is said to have missed anything', () => {
  it('a duty of a convention without records is impossible to tell', () => {
    expect(computed.find(({ id }) => id === 'REPORT:bilan-annuel:2018')).toMatchObject({ status: 'MISSED', finding: 'TO_BE_CONFIRMED' });
    expect(statusOf('REPORT:bilan-annuel:2018', null)).toMatchObject({ status: 'IMPOSSIBLE_TO_TELL', finding: null });
  });

  it('records count from their first day on', () => {
    expect(statusOf('REPORT:bilan-annuel:2018', '2019-04-30')).toMatchObject({ status: 'MISSED' });
    expect(statusOf('REPORT:bilan-annuel:2018', '2019-05-01')).toMatchObject({ status: 'IMPOSSIBLE_TO_TELL' });
  });

  it('what is not yet due stays so', () => {
    expect(statusOf('REPORT:bilan-annuel:2019', null)?.status ?? 'NOT_YET_DUE').toBe('NOT_YET_DUE');
    expect(computed.filter(({ status }) => status === 'NOT_YET_DUE').map((obligation) => asRecorded(obligation, null).status)).not.toContain('IMPOSSIBLE_TO_TELL');
  });
});
