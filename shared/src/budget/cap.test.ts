import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aConvention, aReading } from '../../test/a-convention.js';
import { DEFI } from '../../test/defi.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import { OCCITANIE } from '../../test/regional-conventions.js';
import type { Cap } from '../convention/terms-money.js';
import { addDays, localDate } from '../local-date.js';
import { add, cents, ZERO, type Cents } from '../money.js';
import { capPeriod, capsOn, capYear, checkCap, daysOfCapYear, decidingVerdict, limitIn } from './cap.js';
import { committedUnpaid, netCommitted, NO_MONEY, paidUnjustified, record, unspent, type MoneyEntry } from './position.js';
import { checkProviderPayment } from './provider-payment.js';

const only = (caps: readonly Cap[]): Cap => {
  const [cap] = caps;
  if (cap === undefined) throw new Error('a cap was expected');
  return cap;
};
const defiCap = only(capsOn(DEFI, 'HORS_QUOTA'));
const check = (used: number, amount: number, year = 2018) => checkCap(defiCap, limitIn(defiCap, year), cents(used), cents(amount));

describe('DEFi, article 12: 1,500,000 € a year from the hors quota', () => {
  it('is reached to the cent, and not passed by one', () => {
    expect(check(149_999_999, 1)).toMatchObject({ outcome: 'FITS', left: 0, articles: ['12'], readings: ['CAP_PERIOD'] });
    expect(check(150_000_000, 1)).toMatchObject({ outcome: 'OVER', excess: 1 });
  });

  it('binds only its own source', () => {
    expect(capsOn(DEFI, 'AUTRES')).toEqual([]);
    expect(checkCap(null, null, ZERO, cents(999_999_999_999)).outcome).toBe('NO_CAP');
  });

  it('reads « par an » as the calendar year, or as the year of the convention', () => {
    const read = aConvention({ ...DEFI, readings: [aReading('CAP_PERIOD', 'CONVENTION_YEAR')] });
    expect(capPeriod(DEFI, defiCap)).toBe('CALENDAR_YEAR');
    expect(capPeriod(read, defiCap)).toBe('CONVENTION_YEAR');
    const start = localDate('2016-10-05');
    expect(capYear('CALENDAR_YEAR', start, { programmeYear: 2018, committedOn: null })).toBe(2018);
    expect(capYear('CONVENTION_YEAR', start, { programmeYear: 2018, committedOn: localDate('2018-10-04') })).toBe(2017);
    expect(capYear('CONVENTION_YEAR', start, { programmeYear: 2018, committedOn: localDate('2018-10-05') })).toBe(2018);
    expect(capYear('CONVENTION_YEAR', start, { programmeYear: 2018, committedOn: null })).toBeNull();
    expect(capYear('CONVENTION_YEAR', null, { programmeYear: 2018, committedOn: start })).toBeNull();
    expect(daysOfCapYear('CONVENTION_YEAR', start, 2018)).toEqual(['2018-10-05', '2019-10-04']);
    expect(daysOfCapYear('CALENDAR_YEAR', start, 2018)).toEqual(['2018-01-01', '2018-12-31']);
  });

  it('puts every day in the cap year that covers it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.constantFrom('2016-10-05', '2016-02-29', '2016-01-01', '2016-12-31'), (offset, from) => {
        const [start, on] = [localDate(from), addDays(localDate(from), offset)];
        const year = capYear('CONVENTION_YEAR', start, { programmeYear: 2000, committedOn: on });
        const [first, last] = daysOfCapYear('CONVENTION_YEAR', start, year ?? 0);
        expect(first <= on && on <= last).toBe(true);
      }),
    );
  });
});

describe('OPCO EP, article 16: a cap whose amount is not in the text', () => {
  const cap = only(capsOn(OPCO_EP, 'FRAIS_DE_MISSION'));

  it('lets any commitment pass and marks it', () => {
    expect(checkCap(cap, limitIn(cap, 2021), ZERO, cents(10 ** 12))).toMatchObject({ outcome: 'UNKNOWN_CAP', left: null, excess: null, articles: ['16'] });
  });

  it('once the amount of one year is known, binds that year and no other', () => {
    const known: Cap = { ...cap, amounts: [...cap.amounts, { state: 'KNOWN', year: 2022, cents: cents(100) }] };
    expect(limitIn(known, 2022)).toEqual({ state: 'KNOWN', limit: 100 });
    expect(limitIn(known, 2021).state).toBe('UNKNOWN');
  });

  it('is unlike no cap at all (Occitanie), and unlike a cap of zero', () => {
    expect(capsOn(OCCITANIE, 'AUTRES')).toEqual([]);
    expect(checkCap(cap, { state: 'KNOWN', limit: ZERO }, ZERO, cents(1)).outcome).toBe('OVER');
  });
});

describe('several caps on one source', () => {
  it('are decided by the one that breaks, then by the unknown one, then by the tightest', () => {
    const [over, unknown, fits, tight] = [check(150_000_000, 1), checkCap(defiCap, { state: 'UNKNOWN', reason: 'x' }, ZERO, ZERO), check(0, 1), check(149_999_998, 1)];
    expect(decidingVerdict([fits, unknown, over])).toBe(over);
    expect(decidingVerdict([fits, unknown])).toBe(unknown);
    expect(decidingVerdict([fits, tight])).toBe(tight);
    expect(decidingVerdict([])).toBeNull();
  });
});

describe('the money of an action', () => {
  const entry = fc.record({
    kind: fc.constantFrom('COMMITMENT', 'RELEASE', 'PAYMENT', 'JUSTIFICATION'),
    amount: fc.integer({ min: -10, max: 1_000_000 }).map(cents),
  } as const) satisfies fc.Arbitrary<MoneyEntry>;

  it('is refused where it pays or releases beyond what is committed and unpaid', () => {
    const committed = { ...NO_MONEY, committed: cents(100), paid: cents(60) };
    expect(record(committed, { kind: 'PAYMENT', amount: cents(41) })).toMatchObject({ problem: { code: 'PAYMENT_BEYOND_COMMITTED' } });
    expect(record(committed, { kind: 'RELEASE', amount: cents(41) })).toMatchObject({ problem: { code: 'RELEASE_BEYOND_UNPAID' } });
    expect(record(committed, { kind: 'RELEASE', amount: cents(40) }).ok).toBe(true);
    expect(record(committed, { kind: 'COMMITMENT', amount: ZERO })).toMatchObject({ problem: { code: 'AMOUNT_NOT_POSITIVE' } });
  });

  it('tells committed and unpaid, paid and unjustified, unspent', () => {
    const position = { committed: cents(100), released: cents(10), paid: cents(60), justified: cents(45) };
    expect([committedUnpaid(position), paidUnjustified(position), unspent(position)]).toEqual([30, 15, 30]);
    expect(unspent({ ...position, justified: cents(80) })).toBe(10);
  });

  it('keeps its order whatever is accepted: paid never passes what is net committed, and under a cap neither does the sum', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), entry), { maxLength: 60 }), fc.integer({ min: 0, max: 2_000_000 }), (entries, limit) => {
        const positions = new Map([['a', NO_MONEY], ['b', NO_MONEY], ['c', NO_MONEY]]);
        const used = (): Cents => [...positions.values()].map(netCommitted).reduce(add, ZERO);
        for (const [action, wanted] of entries) {
          const before = positions.get(action) ?? NO_MONEY;
          if (wanted.kind === 'COMMITMENT' && checkCap(defiCap, { state: 'KNOWN', limit: cents(limit) }, used(), wanted.amount).outcome === 'OVER') continue;
          const after = record(before, wanted);
          if (after.ok) positions.set(action, after.value);
          expect(used()).toBeLessThanOrEqual(limit);
          for (const position of positions.values()) {
            expect(committedUnpaid(position)).toBeGreaterThanOrEqual(0);
            expect(unspent(position)).toBeLessThanOrEqual(netCommitted(position));
            expect(paidUnjustified(position)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });
});

describe('paying a provider (DEFi, articles 11 and 12)', () => {
  const ready = {
    opinionOn: localDate('2018-02-01'),
    agreementSignedOn: localDate('2018-02-15'),
    agreementSentOn: localDate('2018-02-20'),
    actualCosts: cents(1000),
    alreadyPaid: cents(400),
  };

  it('goes up to the actual costs and no further', () => {
    expect(checkProviderPayment(DEFI, ready, cents(600))).toMatchObject({ mayPay: true, findings: [], articles: ['11', '12'] });
    expect(checkProviderPayment(DEFI, ready, cents(601))).toMatchObject({ mayPay: false, findings: ['BEYOND_ACTUAL_COSTS'] });
  });

  it('waits for the opinion and the agreement, and only recalls that the agreement is to be sent', () => {
    expect(checkProviderPayment(DEFI, { ...ready, opinionOn: null, agreementSignedOn: null }, cents(1)).findings).toEqual(['OPINION_MISSING', 'AGREEMENT_MISSING']);
    expect(checkProviderPayment(DEFI, { ...ready, agreementSentOn: null }, cents(1))).toMatchObject({ mayPay: true, findings: ['AGREEMENT_NOT_SENT'] });
  });

  it('is not bound where the text says nothing', () => {
    expect(checkProviderPayment(OCCITANIE, { ...ready, opinionOn: null, agreementSignedOn: null }, cents(9999)).mayPay).toBe(true);
  });
});
