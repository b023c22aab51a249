import { randomFrom } from './random.ts';
import { conventionKey, slugOf, YEARS, type Size } from './sizes.ts';

export const QUESTIONS = ['q1', 'q2', 'q3', 'q4', 'q5'] as const;
export type Question = (typeof QUESTIONS)[number];

export const TITLES: Readonly<Record<Question, string>> = {
  q1: 'spending per axis and year of one convention, against its cap',
  q2: 'spending per theme and year, nationally',
  q3: 'académies compared, per theme',
  q4: 'a filtered page of 20 actions, with totals',
  q5: 'one action, whole',
};

/** What varies from one request to the next. Every contestant is asked the same in the same order. */
export interface Asked {
  readonly convention: string;
  readonly year: number;
  readonly slug: string;
}

export const askedOf = (size: Size, drafts: ReadonlySet<number>): ((n: number) => Asked) => (n) => {
  const random = randomFrom(n + 77);
  const convention = conventionKey(Math.floor(random() * size.conventions));
  const year = YEARS[Math.floor(random() * YEARS.length)]!;
  let action = 1 + Math.floor(random() * size.actions);
  while (drafts.has(action)) action = 1 + (action % size.actions);
  return { convention, year, slug: slugOf(action, size.conventions) };
};

/** What an answer says, whoever gave it: names to numbers. */
export type Numbers = Record<string, number | string | null>;

export const addTo = (numbers: Numbers, key: string, value: number): void => {
  numbers[key] = Number(numbers[key] ?? 0) + value;
};

/** Leaves out what is zero: a contestant that has no row for it says the same. */
export const withoutZeros = (numbers: Numbers): Numbers =>
  Object.fromEntries(
    Object.entries(numbers)
      .filter(([, value]) => value !== 0 && value !== null)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
