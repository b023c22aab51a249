import { addYears, localDate } from '@conventions-ouvertes/shared/local-date';

/** What comes of a convention within a year of the page's day. */
export interface Ahead {
  readonly key: string;
  readonly shortTitle: string;
  readonly kind: 'ENDS' | 'RENEWS';
  /** Last day of the term that runs. */
  readonly lastDay: string;
}

interface Living {
  readonly key: string;
  readonly shortTitle: string;
  readonly life: {
    readonly on: string;
    readonly ending: { readonly lastDay: string } | null;
    readonly terms: readonly { readonly lastDay: string | null }[];
  } | null;
}

/** Conventions whose term is over within a year, soonest first: those that end, and those that go on unless a party objects. */
export function aheadOf(conventions: readonly Living[]): readonly Ahead[] {
  return conventions
    .flatMap(({ key, shortTitle, life }): Ahead[] => {
      if (life === null) return [];
      const lastDay = life.ending?.lastDay ?? life.terms.at(-1)?.lastDay ?? null;
      if (lastDay === null || lastDay < life.on || lastDay > addYears(localDate(life.on), 1)) return [];
      return [{ key, shortTitle, kind: life.ending === null ? 'RENEWS' : 'ENDS', lastDay }];
    })
    .sort((left, right) => (`${left.lastDay} ${left.key}` < `${right.lastDay} ${right.key}` ? -1 : 1));
}
