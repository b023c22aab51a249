import type { ObligationFilter } from '#lib/api/obligations.js';

/** The states that an address can ask for, in the order of the list. French, as readers see and share them. */
export const STATE_PARAMETERS = {
  'a-venir': 'NOT_YET_DUE',
  due: 'DUE',
  manquee: 'MISSED',
  retard: 'LATE',
  tenue: 'MET',
  'impossible-a-dire': 'IMPOSSIBLE_TO_TELL',
} as const;

export const OBLIGATION_PARAMETERS = ['convention', 'partie', 'etat', 'annee'] as const;
export type ObligationParameter = (typeof OBLIGATION_PARAMETERS)[number];

/** Reads the filters of an address. What is not understood is left out: an old link still opens. */
export function obligationFilterOf(parameters: URLSearchParams): ObligationFilter {
  const [convention, party, state, year] = OBLIGATION_PARAMETERS.map((name) => parameters.get(name) ?? '');
  const filter: ObligationFilter = {};
  if (convention) filter.conventions = [convention];
  if (party) filter.parties = [party];
  if (state && isState(state)) filter.statuses = [STATE_PARAMETERS[state]];
  if (year && isYear(year)) {
    filter.from = `${year}-01-01`;
    filter.to = `${year}-12-31`;
  }
  return filter;
}

/** The year that an address asks for; null: none, or not one. */
export function yearOf(parameters: URLSearchParams): number | null {
  const year = parameters.get('annee');
  return year !== null && isYear(year) ? Number(year) : null;
}

function isState(value: string): value is keyof typeof STATE_PARAMETERS {
  return Object.hasOwn(STATE_PARAMETERS, value);
}

function isYear(value: string): boolean {
  return /^(?:19|20)\d{2}$/u.test(value);
}
