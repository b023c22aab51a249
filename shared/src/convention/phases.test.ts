import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFI } from '../../test/defi.js';
import { COLORATION, FCIL } from '../../test/local-conventions.js';
import { OPCO_EP } from '../../test/opco-ep.js';
import { CGPME, CGPME_DATED, OCCITANIE } from '../../test/regional-conventions.js';
import { addDays, daysBetween, localDate, type LocalDate } from '../local-date.js';
import { knownBy } from './known-by.js';
import { NO_FACTS, type LifeFacts } from './life-facts.js';
import { lifeAt } from './life.js';
import { lifePhases } from './phases.js';

const day = localDate;
const short = (phases: ReturnType<typeof lifePhases>) => phases.map(({ status, firstDay, lastDay }) => `${status} ${firstDay} ${lastDay ?? '…'}`);

describe('a convention’s life, phase by phase', () => {
  it('DEFi, article 13: five years, and no more', () => {
    expect(short(lifePhases(DEFI, [], NO_FACTS, day('2018-01-01'), day('2030-01-01')))).toEqual(['IN_FORCE 2016-10-05 2021-10-04', 'ENDED 2021-10-05 …']);
  });

  it('Occitanie, article 12: each tacit renewal is a phase of its own, the earlier ones being kept', () => {
    const phases = lifePhases(OCCITANIE, [], NO_FACTS, day('2026-11-21'), day('2028-01-01'));
    expect(short(phases)).toEqual([
      'IN_FORCE 2021-03-18 2023-03-17',
      'RENEWED 2023-03-18 2025-03-17',
      'RENEWED 2025-03-18 2027-03-17',
      'RENEWED 2027-03-18 …',
    ]);
    expect(phases.map(({ term }) => term)).toEqual([1, 2, 3, 4]);
  });

  it('OPCO EP, article 11: a lapse confirmed later ends it on the day of the breach, and what was thought before stays told', () => {
    const facts: LifeFacts = {
      ...NO_FACTS,
      endingEvents: [{ id: 'e', ending: 'logo-sans-autorisation', occurredOn: day('2022-02-10'), effectiveOn: null, notifiedOn: null, confirmedOn: day('2022-03-01'), source: 'Essai' }],
    };
    expect(short(lifePhases(OPCO_EP, [], facts, day('2022-02-20'), day('2024-01-01')))).toEqual(['IN_FORCE 2020-09-30 2023-09-29', 'ENDED 2023-09-30 …']);
    expect(lifePhases(OPCO_EP, [], facts, day('2022-03-01'), day('2024-01-01')).at(-1)).toMatchObject({ status: 'ENDED', ground: 'LAPSE', lastDay: null });
  });

  it('an undated text has none (CGPME)', () => {
    expect(lifePhases(CGPME, [], NO_FACTS, day('2020-01-01'), day('2030-01-01'))).toEqual([]);
  });

  it('tell of each day what the rule tells of it', () => {
    const from = day('2016-10-01');
    const someDay = fc.integer({ min: 0, max: 4500 }).map((days) => addDays(from, days));
    const dated = [DEFI, OPCO_EP, OCCITANIE, CGPME_DATED, COLORATION, FCIL];
    fc.assert(
      fc.property(fc.constantFrom(...dated), someDay, someDay, fc.option(someDay), fc.option(someDay), fc.option(fc.nat(4500)), (terms, asOf, looked, noticed, refused, open) => {
        const by = terms.parties[0]?.key ?? '';
        const facts: LifeFacts = {
          ...NO_FACTS,
          committedActions: open === null ? { kind: 'OPEN' } : open === 0 ? { kind: 'NONE' } : { kind: 'UNTIL', lastDay: addDays(from, open) },
          terminationNotices: noticed === null ? [] : [{ id: 'n', by, sentOn: null, receivedOn: noticed, requestedLastDay: null, agreedLastDay: null }],
          nonRenewals: refused === null ? [] : [{ id: 'r', by, sentOn: refused, receivedOn: addDays(refused, 2) }],
        };
        const until = day('2030-01-01');
        const phases = lifePhases(terms, [], facts, asOf, until);
        const known = knownBy(facts, asOf);
        const told = phases.find(({ firstDay, lastDay }) => firstDay <= looked && (lastDay === null || looked <= lastDay));
        const start = terms.signature.state === 'DATED' ? terms.signature.date : until;
        expect(told?.status ?? null).toBe(looked < start ? null : lifeAt(terms, known, looked).status);
        expect(isPartition(phases)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

function isPartition(phases: readonly { readonly firstDay: LocalDate; readonly lastDay: LocalDate | null }[]): boolean {
  return phases.every(({ lastDay }, place) => {
    const next = phases[place + 1];
    return next === undefined ? lastDay === null : lastDay !== null && daysBetween(lastDay, next.firstDay) === 1;
  });
}
