import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aConvention, aReading, aTerm } from '../../test/a-convention.js';
import { DEFI } from '../../test/defi.js';
import { COLORATION, FCIL } from '../../test/local-conventions.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import { CGPME, CGPME_DATED, OCCITANIE } from '../../test/regional-conventions.js';
import { addDays, addMonths, fromParts, localDate, type LocalDate } from '../local-date.js';
import { NO_FACTS, type LifeFacts, type TerminationNotice } from './life-facts.js';
import { lifeAt } from './life.js';
import { lastDayToGiveNotice } from './notice.js';

const day = localDate;
const facts = (changes: Partial<LifeFacts>): LifeFacts => ({ ...NO_FACTS, ...changes });
const notice = (changes: Partial<TerminationNotice> = {}): TerminationNotice => ({
  id: 'n1',
  by: 'opca-defi',
  sentOn: null,
  receivedOn: null,
  requestedLastDay: null,
  agreedLastDay: null,
  ...changes,
});

describe('DEFi, articles 13 and 14: five years from 5 October 2016, no tacit renewal', () => {
  it.each([
    ['2016-10-04', 'NOT_YET_IN_FORCE'],
    ['2016-10-05', 'IN_FORCE'],
    ['2021-10-04', 'IN_FORCE'],
    ['2021-10-05', 'ENDED'],
  ])('on %s it is %s', (date, status) => {
    const life = lifeAt(DEFI, NO_FACTS, day(date));
    expect(life).toMatchObject({ status, ending: { lastDay: '2021-10-04', ground: 'EXPIRY' } });
    expect(life.articles).toContain('13');
  });

  it('carries committed actions through after the end, and commits nothing new (13)', () => {
    const life = lifeAt(DEFI, facts({ committedActions: { kind: 'OPEN' } }), day('2021-10-05'));
    expect(life).toMatchObject({ status: 'WINDING_DOWN', mayCommit: false, windingDown: { article: '13', owedBy: 'opca-defi' } });
  });

  it('winds down to the day on which the last committed action is told as realised, whatever day one asks on', () => {
    const realised = facts({ committedActions: { kind: 'UNTIL', lastDay: day('2022-03-01') } });
    expect(lifeAt(DEFI, realised, day('2022-03-01'))).toMatchObject({ status: 'WINDING_DOWN', mayCommit: false });
    expect(lifeAt(DEFI, realised, day('2022-03-02')).status).toBe('ENDED');
    const before = facts({ committedActions: { kind: 'UNTIL', lastDay: day('2020-03-01') } });
    expect(lifeAt(DEFI, before, day('2021-10-05')).status).toBe('ENDED');
  });

  it('did not renew although it was asked to: the ground is non-renewal', () => {
    const asked = facts({ renewalRequests: [{ by: 'opca-defi', receivedOn: day('2021-03-01') }] });
    expect(lifeAt(DEFI, asked, day('2022-01-01')).ending?.ground).toBe('NON_RENEWAL');
  });

  it('ends six months at least after a written notice is received (14)', () => {
    const given = facts({ terminationNotices: [notice({ sentOn: day('2019-01-28'), receivedOn: day('2019-01-31') })] });
    expect(lifeAt(DEFI, given, day('2019-01-30')).status).toBe('IN_FORCE');
    expect(lifeAt(DEFI, given, day('2019-01-31'))).toMatchObject({
      status: 'NOTICE_GIVEN',
      mayCommit: true,
      ending: { lastDay: '2019-07-31', ground: 'TERMINATION', articles: ['14'] },
    });
    expect(lifeAt(DEFI, given, day('2019-07-31')).status).toBe('NOTICE_GIVEN');
    expect(lifeAt(DEFI, given, day('2019-08-01')).status).toBe('ENDED');
  });

  it('handles the end of a shorter month', () => {
    const given = facts({ terminationNotices: [notice({ receivedOn: day('2018-08-31') })] });
    expect(lifeAt(DEFI, given, day('2018-09-01')).ending?.lastDay).toBe('2019-02-28');
  });

  it('honours a later day asked for, and never an earlier one: the delay is a minimum (14)', () => {
    const later = facts({ terminationNotices: [notice({ receivedOn: day('2019-01-31'), requestedLastDay: day('2019-12-31') })] });
    const sooner = facts({ terminationNotices: [notice({ receivedOn: day('2019-01-31'), requestedLastDay: day('2019-03-31') })] });
    expect(lifeAt(DEFI, later, day('2019-02-01')).ending?.lastDay).toBe('2019-12-31');
    expect(lifeAt(DEFI, sooner, day('2019-02-01')).ending?.lastDay).toBe('2019-07-31');
  });

  it('lets a notice that was sent and not received run from nothing', () => {
    const sent = facts({ terminationNotices: [notice({ sentOn: day('2019-01-31') })] });
    expect(lifeAt(DEFI, sent, day('2019-06-01'))).toMatchObject({ status: 'IN_FORCE', notices: [{ outcome: 'UNKNOWN' }] });
  });

  it('ends by its term when the notice would take effect after it', () => {
    const given = facts({ terminationNotices: [notice({ receivedOn: day('2021-08-01') })] });
    expect(lifeAt(DEFI, given, day('2021-09-01'))).toMatchObject({ status: 'NOTICE_GIVEN', ending: { lastDay: '2021-10-04', ground: 'EXPIRY' } });
  });

  it('is ended by law when the licence to collect is withdrawn, from the day the withdrawal has effect (14)', () => {
    const withdrawn = facts({
      endingEvents: [
        {
          id: 'e1',
          ending: 'retrait-habilitation',
          occurredOn: day('2019-06-01'),
          effectiveOn: day('2020-01-01'),
          notifiedOn: day('2019-06-15'),
          confirmedOn: day('2019-06-20'),
          source: 'Journal officiel',
        },
      ],
      committedActions: { kind: 'OPEN' },
    });
    expect(lifeAt(DEFI, withdrawn, day('2019-06-14')).ending?.ground).toBe('EXPIRY');
    expect(lifeAt(DEFI, withdrawn, day('2019-12-31'))).toMatchObject({ status: 'IN_FORCE', ending: { lastDay: '2019-12-31', ground: 'TERMINATION_BY_LAW' } });
    expect(lifeAt(DEFI, withdrawn, day('2020-01-01'))).toMatchObject({ status: 'WINDING_DOWN', windingDown: { article: '14' } });
    const byNotification = aConvention({ ...DEFI, readings: [aReading('LICENCE_WITHDRAWAL_DATE', 'NOTIFICATION_OF_WITHDRAWAL')] });
    expect(lifeAt(byNotification, withdrawn, day('2019-12-31')).ending?.lastDay).toBe('2019-06-14');
  });

  it('ends on the anniversary itself where its last day is read so', () => {
    const read = aConvention({ ...DEFI, readings: [aReading('TERM_LAST_DAY', 'ANNIVERSARY')] });
    expect(lifeAt(read, NO_FACTS, day('2021-10-05')).status).toBe('IN_FORCE');
  });
});

describe('OPCO EP, articles 11, 17 and 18', () => {
  const breach = {
    id: 'e1',
    ending: 'logo-sans-autorisation',
    occurredOn: day('2021-05-10'),
    effectiveOn: null,
    notifiedOn: null,
    confirmedOn: null,
    source: 'Affiche d’un salon',
  };

  it('runs three years to 29 September 2023, and nothing in its text carries actions through after the mere end of the term', () => {
    const life = lifeAt(OPCO_EP, facts({ committedActions: { kind: 'OPEN' } }), day('2023-09-30'));
    expect(life).toMatchObject({ status: 'ENDED', ending: { lastDay: '2023-09-29', ground: 'EXPIRY' }, windingDown: null });
  });

  it('takes two months from the receipt of the notice (18)', () => {
    const given = facts({ terminationNotices: [notice({ by: 'menjs', receivedOn: day('2021-12-31') })], committedActions: { kind: 'OPEN' } });
    expect(lifeAt(OPCO_EP, given, day('2022-02-28')).status).toBe('NOTICE_GIVEN');
    expect(lifeAt(OPCO_EP, given, day('2022-03-01')).status).toBe('WINDING_DOWN');
  });

  it('does not lapse over a logo until a person of the ministry confirms the breach (11)', () => {
    const life = lifeAt(OPCO_EP, facts({ endingEvents: [breach] }), day('2021-06-01'));
    expect(life).toMatchObject({ status: 'IN_FORCE', toBeConfirmed: [{ toBeConfirmed: true }] });
    expect(lifeAt(OPCO_EP, facts({ endingEvents: [breach] }), day('2021-05-09')).toBeConfirmed).toEqual([]);
  });

  it('lapses on the day of the breach, or of its confirmation, as it is read (11)', () => {
    const confirmed = facts({ endingEvents: [{ ...breach, confirmedOn: day('2021-06-15') }] });
    expect(lifeAt(OPCO_EP, confirmed, day('2021-07-01'))).toMatchObject({ status: 'ENDED', ending: { lastDay: '2021-05-09', ground: 'LAPSE', articles: ['11'] } });
    // Once confirmed, the days between the breach and its confirmation are seen as they were in law.
    expect(lifeAt(OPCO_EP, confirmed, day('2021-05-20')).status).toBe('ENDED');
    const read = aConvention({ ...OPCO_EP, readings: [aReading('LAPSE_DATE', 'CONFIRMATION')] });
    expect(lifeAt(read, confirmed, day('2021-06-14')).status).toBe('IN_FORCE');
    expect(lifeAt(read, confirmed, day('2021-06-15'))).toMatchObject({ status: 'ENDED', ending: { lastDay: '2021-06-14' } });
  });
});

describe('several grounds at once', () => {
  it.each([
    ['2021-03-01', '2021-05-01', 'TERMINATION'],
    ['2021-04-01', '2021-05-10', 'LAPSE'],
  ])('a notice received on %s and a breach of 10 May: the convention ends by whichever comes first', (receivedOn, lastDay, ground) => {
    const both = facts({
      terminationNotices: [notice({ receivedOn: day(receivedOn) })],
      endingEvents: [
        { id: 'e', ending: 'logo-sans-autorisation', occurredOn: day('2021-05-11'), effectiveOn: null, notifiedOn: null, confirmedOn: day('2021-05-11'), source: 'Affiche' },
      ],
    });
    expect(lifeAt(OPCO_EP, both, day('2022-01-01')).ending).toMatchObject({ lastDay, ground });
  });
});

describe('Occitanie, articles 12 and 13: two years, tacit renewal, effect at the next school year', () => {
  it('is renewed, each renewal a new term and the old one kept (12)', () => {
    const life = lifeAt(OCCITANIE, NO_FACTS, day('2025-04-01'));
    expect(life.status).toBe('RENEWED');
    expect(life.terms.map(({ firstDay, end }) => [firstDay, end])).toEqual([
      ['2021-03-18', { kind: 'ON', lastDay: '2023-03-17' }],
      ['2023-03-18', { kind: 'ON', lastDay: '2025-03-17' }],
      ['2025-03-18', { kind: 'ON', lastDay: '2027-03-17' }],
    ]);
    expect(life.readings).toContain('TACIT_RENEWAL_LENGTH');
    expect(life.nextRenewal?.firstDay).toBe('2027-03-18');
  });

  it('has no end once renewed, where the renewal is read as open-ended (12)', () => {
    const read = aConvention({ ...OCCITANIE, readings: [aReading('TACIT_RENEWAL_LENGTH', 'OPEN_ENDED')] });
    expect(lifeAt(read, NO_FACTS, day('2040-01-01')).terms).toHaveLength(2);
    const given = facts({ terminationNotices: [notice({ receivedOn: day('2025-01-10') })] });
    expect(lifeAt(read, given, day('2025-02-01'))).toMatchObject({ status: 'NOTICE_GIVEN', ending: { lastDay: '2025-08-31', ground: 'TERMINATION' } });
  });

  it('ends at the school year’s start that follows the notice (13)', () => {
    const given = facts({ terminationNotices: [notice({ by: 'medef', receivedOn: day('2021-11-02') })] });
    expect(lifeAt(OCCITANIE, given, day('2022-08-31')).status).toBe('NOTICE_GIVEN');
    expect(lifeAt(OCCITANIE, given, day('2022-09-01'))).toMatchObject({ status: 'ENDED', ending: { lastDay: '2022-08-31', ground: 'TERMINATION' } });
  });

  it('ends by its term, not renewed, when the notice would take effect after it (12, 13)', () => {
    const given = facts({ terminationNotices: [notice({ by: 'medef', receivedOn: day('2022-10-03') })] });
    expect(lifeAt(OCCITANIE, given, day('2023-03-18'))).toMatchObject({
      status: 'ENDED',
      ending: { lastDay: '2023-03-17', ground: 'NON_RENEWAL', readings: ['TERMINATION_AFTER_TERM'] },
    });
    const read = aConvention({ ...OCCITANIE, readings: [aReading('TERMINATION_AFTER_TERM', 'NOTICE_PROLONGS_TERM')] });
    expect(lifeAt(read, given, day('2023-05-01'))).toMatchObject({ status: 'NOTICE_GIVEN', ending: { lastDay: '2023-09-03', ground: 'TERMINATION' } });
    const agreed = facts({ terminationNotices: [notice({ by: 'medef', receivedOn: day('2022-10-03'), agreedLastDay: day('2022-12-31') })] });
    expect(lifeAt(OCCITANIE, agreed, day('2023-01-01')).ending?.lastDay).toBe('2022-12-31');
  });

  it('cannot tell the end while the next school year’s start is not known (13)', () => {
    const read = aConvention({ ...OCCITANIE, readings: [aReading('TACIT_RENEWAL_LENGTH', 'OPEN_ENDED')] });
    const given = facts({ terminationNotices: [notice({ receivedOn: day('2026-10-01') })] });
    expect(lifeAt(read, given, day('2026-11-01'))).toMatchObject({ status: 'NOTICE_GIVEN', ending: null });
  });
});

describe('CGPME, article 3.4', () => {
  it('stays undated, and nothing is reckoned from it', () => {
    expect(lifeAt(CGPME, NO_FACTS, day('2016-01-01'))).toMatchObject({ status: 'UNDATED', ending: null, terms: [], mayCommit: null });
  });

  it('is not renewed when told so three months ahead, and is renewed when told later', () => {
    const told = (receivedOn: string) => facts({ nonRenewals: [{ id: 'r', by: 'cgpme', sentOn: null, receivedOn: day(receivedOn) }] });
    expect(lifeAt(CGPME_DATED, told('2018-11-09'), day('2018-12-01'))).toMatchObject({ status: 'NOTICE_GIVEN', ending: { lastDay: '2019-02-09' } });
    expect(lifeAt(CGPME_DATED, told('2018-11-09'), day('2019-02-10'))).toMatchObject({ status: 'ENDED', ending: { ground: 'NON_RENEWAL' } });
    const late = lifeAt(CGPME_DATED, told('2018-11-10'), day('2019-02-10'));
    expect(late.terms).toHaveLength(2);
    expect(late.ending?.lastDay).toBe('2024-02-09');
  });

  it('holds its terms during the notice, and carries nothing through after it', () => {
    const told = facts({ nonRenewals: [{ id: 'r', by: 'cgpme', sentOn: null, receivedOn: day('2018-11-09') }], committedActions: { kind: 'OPEN' } });
    expect(lifeAt(CGPME_DATED, told, day('2019-02-09'))).toMatchObject({ status: 'NOTICE_GIVEN', mayCommit: true });
    expect(lifeAt(CGPME_DATED, told, day('2019-02-10'))).toMatchObject({ status: 'ENDED', windingDown: null });
  });

  it('counts the clamp at the end of a month in favour of whoever gives notice', () => {
    expect(lastDayToGiveNotice(day('2019-02-28'), 6)).toBe('2018-08-31');
    expect(lastDayToGiveNotice(day('2019-02-09'), 3)).toBe('2018-11-09');
  });

  it('says until when a notice can still prevent the renewal', () => {
    expect(lifeAt(CGPME_DATED, NO_FACTS, day('2018-01-01')).lastDayToPreventRenewal).toBe('2018-11-09');
  });
});

describe('a coloration or an FCIL, article 10', () => {
  it('binds from the day the last party signs', () => {
    const signed = facts({ signatures: [{ party: 'lycee', on: day('2022-09-15') }, { party: 'entreprise', on: day('2022-09-30') }] });
    expect(lifeAt(FCIL, signed, day('2022-09-29')).status).toBe('NOT_YET_IN_FORCE');
    expect(lifeAt(FCIL, signed, day('2022-09-30')).status).toBe('IN_FORCE');
    expect(lifeAt(FCIL, facts({ signatures: signed.signatures.slice(0, 1) }), day('2023-01-01')).status).toBe('UNDATED');
  });

  it('ends when the notice has run, neither sooner nor later where the notice is no minimum (12)', () => {
    const given = facts({ terminationNotices: [notice({ receivedOn: day('2023-01-10'), requestedLastDay: day('2023-12-31') })] });
    expect(lifeAt(FCIL, given, day('2023-02-01')).ending?.lastDay).toBe('2023-04-10');
  });

  it('has no term of its own for an FCIL, unless it is read as lasting the training', () => {
    expect(lifeAt(FCIL, NO_FACTS, day('2040-01-01')).status).toBe('IN_FORCE');
    const read = { ...FCIL, readings: [aReading('UNSTATED_TERM', 'TRAINING_PERIOD')] };
    expect(lifeAt(read, NO_FACTS, day('2023-05-27'))).toMatchObject({ status: 'ENDED', ending: { lastDay: '2023-05-26', ground: 'EXPIRY' } });
  });

  it('carries the school year’s actions through, and no further', () => {
    const read = { ...FCIL, readings: [aReading('UNSTATED_TERM', 'TRAINING_PERIOD')] };
    const open = facts({ committedActions: { kind: 'OPEN' } });
    expect(lifeAt(read, open, day('2023-06-15')).status).toBe('WINDING_DOWN');
    expect(lifeAt(read, open, day('2023-09-03')).status).toBe('WINDING_DOWN');
    expect(lifeAt(read, open, day('2023-09-04')).status).toBe('ENDED');
  });

  it('runs to the end of the cycle of study for a coloration, then is renewed', () => {
    expect(lifeAt(COLORATION, NO_FACTS, day('2024-07-05')).status).toBe('IN_FORCE');
    expect(lifeAt(COLORATION, NO_FACTS, day('2024-07-06'))).toMatchObject({ status: 'RENEWED', terms: [{}, { end: { lastDay: '2026-07-05' } }] });
  });
});

describe('any convention', () => {
  const anyDay: fc.Arbitrary<LocalDate> = fc
    .record({ year: fc.integer({ min: 2010, max: 2035 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
    .map((parts) => fromParts(parts) ?? day('2020-01-01'));
  const anyFacts = fc.record({
    received: fc.option(anyDay, { nil: null }),
    refused: fc.option(anyDay, { nil: null }),
    open: fc.integer({ min: 0, max: 2 }),
    event: fc.option(anyDay, { nil: null }),
  });
  const anyConvention = fc.constantFrom(DEFI, OPCO_EP, OCCITANIE, CGPME, FCIL, CGPME_DATED, COLORATION);

  it('has terms that follow each other without gap or overlap, and binds only inside them', () => {
    fc.assert(
      fc.property(anyConvention, anyFacts, anyDay, (terms, happened, asOf) => {
        const life = lifeAt(
          terms,
          facts({
            terminationNotices: happened.received === null ? [] : [notice({ receivedOn: happened.received })],
            nonRenewals: happened.refused === null ? [] : [{ id: 'r', by: 'x', sentOn: happened.refused, receivedOn: happened.refused }],
            endingEvents: terms.endingsByEvent.flatMap(({ key }) =>
              happened.event === null
                ? []
                : [{ id: 'e', ending: key, occurredOn: happened.event, effectiveOn: happened.event, notifiedOn: happened.event, confirmedOn: happened.event, source: 's' }],
            ),
            committedActions: { kind: happened.open > 0 ? 'OPEN' : 'NONE' },
          }),
          asOf,
        );
        life.terms.forEach((term, place) => {
          const previous = life.terms[place - 1];
          if (previous?.end.kind === 'ON') expect(term.firstDay).toBe(addDays(previous.end.lastDay, 1));
          expect(term.number).toBe(place + 1);
        });
        if (life.mayCommit === true) {
          expect(asOf >= (life.terms[0]?.firstDay ?? asOf)).toBe(true);
          expect(life.ending === null || asOf <= life.ending.lastDay).toBe(true);
        }
        if (life.status === 'WINDING_DOWN') expect(happened.open).toBeGreaterThan(0);
        if (life.status === 'ENDED' || life.status === 'WINDING_DOWN') expect(life.ending).not.toBeNull();
        expect(life.explanation).not.toMatch(/^$|« | »| [:;?!]/u);
      }),
    );
  });

  it('never comes back to life: once ended by what has happened, it is ended on every later day', () => {
    fc.assert(
      fc.property(anyConvention, anyDay, anyDay, fc.integer({ min: 0, max: 4000 }), (terms, received, asOf, later) => {
        const given = facts({ terminationNotices: [notice({ receivedOn: received })] });
        fc.pre(lifeAt(terms, given, asOf).status === 'ENDED');
        expect(lifeAt(terms, given, addDays(asOf, later)).status).toBe('ENDED');
      }),
    );
  });

  it('gives every notice its whole length, unless the term ends first', () => {
    fc.assert(
      fc.property(fc.constantFrom(DEFI, OPCO_EP), anyDay, (terms, received) => {
        const months = terms === DEFI ? 6 : 2;
        const life = lifeAt(terms, facts({ terminationNotices: [notice({ receivedOn: received })] }), received);
        fc.pre(life.status === 'NOTICE_GIVEN');
        if (life.ending?.ground === 'TERMINATION') expect(life.ending.lastDay).toBe(addMonths(received, months));
        else expect(addMonths(received, months) > (life.ending?.lastDay ?? '')).toBe(true);
      }),
    );
  });
});

describe('a term whose length a file leaves blank', () => {
  it('has an unknown end, and is not taken for endless nor for over', () => {
    const blank = aConvention({ terms: [aTerm({ length: { kind: 'UNTIL_BLANK', blank: 'fin', because: 'END_OF_TRAINING_CYCLE' } })] });
    expect(lifeAt(blank, NO_FACTS, day('2030-01-01'))).toMatchObject({ status: 'IN_FORCE', ending: null, terms: [{ end: { kind: 'UNKNOWN' } }] });
  });
});
