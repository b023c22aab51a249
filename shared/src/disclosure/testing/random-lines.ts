import fc from 'fast-check';
import type { HeadcountLine } from '../headcount-line.js';
import { neighbourhood, type Standing } from '../neighbourhood.js';

/** A line with what filters know of it. */
export interface StandingLine extends HeadcountLine {
  readonly standing: Standing;
}

const REGION_OF: Readonly<Record<string, string>> = { '11': '76', '16': '76', '01': '75' };
const CONVENTIONS: Readonly<Record<string, readonly string[]>> = { defi: ['2', '4', '4.1'], occitanie: ['4', '5'] };

const count = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 9 }) }, { weight: 2, arbitrary: fc.integer({ min: 10, max: 60 }) });
const share = fc.integer({ min: 0, max: 100 });

const numbers = fc
  .record({ total: count, girls: fc.option(share, { nil: null, freq: 3 }), boysTold: fc.boolean(), allTold: fc.boolean(), disability: fc.option(share, { nil: null, freq: 2 }), isTold: fc.integer({ min: 0, max: 9 }) })
  .map(({ total, girls, boysTold, allTold, disability, isTold }) => {
    const cut = girls === null ? null : Math.floor((total * girls) / 100);
    const rest = cut === null ? 0 : total - cut;
    const boys = cut === null || !boysTold ? null : allTold ? rest : Math.floor(rest / 2);
    return {
      total: isTold === 0 ? null : total,
      girls: cut,
      boys,
      disability: disability === null ? null : Math.floor((total * disability) / 300),
    };
  });

const standing = fc.constantFrom(...Object.keys(CONVENTIONS)).chain((convention) =>
  fc.record({
    convention: fc.constant(convention),
    action: fc.integer({ min: 1, max: 5 }).map((number) => `${convention}-${number}`),
    year: fc.constantFrom(2020, 2021),
    axis: fc.constantFrom(...CONVENTIONS[convention]!),
    academy: fc.constantFrom('11', '16', '01', null),
    audience: fc.constantFrom('LYCEE', 'SUP'),
  }),
);

/** Lines of a few actions, mostly small, of which some tell girls, boys or disability. */
export const someLines = (most: number): fc.Arbitrary<readonly StandingLine[]> =>
  fc.array(fc.record({ standing, numbers, isPlanned: fc.boolean() }), { minLength: 1, maxLength: most }).map((given) =>
    given.map(({ standing: own, numbers: told, isPlanned }, index): StandingLine => {
      const full: Standing = { ...own, topAxis: own.axis.slice(0, 1), region: own.academy === null ? null : REGION_OF[own.academy]! };
      return {
        key: `${own.action}|${String(index).padStart(3, '0')}`,
        ...told,
        kind: isPlanned ? 'PLANNED' : 'REACHED',
        path: neighbourhood(full),
        insiders: [`party:${own.convention}`, ...(full.region === null ? [] : [`region:${full.region}`])],
        standing: full,
      };
    }),
  );

const among = <T>(...values: readonly T[]): fc.Arbitrary<readonly T[] | undefined> => fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined, freq: 2 });

/** A filter as the public may ask it: any values of any dimension. */
export const anyFilter: fc.Arbitrary<(line: StandingLine) => boolean> = fc
  .record({
    conventions: among('defi', 'occitanie'),
    years: among(2020, 2021),
    topAxes: among('2', '4', '5'),
    regions: among('75', '76'),
    academies: among<string | null>('11', '16', '01', null),
    audiences: among('LYCEE', 'SUP'),
    actions: among('defi-1', 'defi-2', 'defi-3', 'defi-4', 'defi-5', 'occitanie-1', 'occitanie-2', 'occitanie-3', 'occitanie-4', 'occitanie-5'),
  })
  .map(({ conventions, years, topAxes, regions, academies, audiences, actions }) => ({ standing: own }: StandingLine) =>
    (conventions?.includes(own.convention) ?? true) &&
    (years?.includes(own.year) ?? true) &&
    (topAxes?.includes(own.topAxis) ?? true) &&
    (regions?.includes(own.region ?? '') ?? true) &&
    (academies?.includes(own.academy) ?? true) &&
    (audiences?.includes(own.audience) ?? true) &&
    (actions?.includes(own.action) ?? true),
  );
