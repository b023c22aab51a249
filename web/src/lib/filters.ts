import type { FigureFilter } from '#lib/api/figures.js';

/** The parameters of the address that filter, in the order of the form. French, as readers see and share them. */
export const FILTER_PARAMETERS = {
  convention: 'conventions',
  annee: 'years',
  axe: 'axes',
  theme: 'themes',
  ressource: 'fundingSources',
  region: 'academicRegions',
  academie: 'academies',
  public: 'audiences',
} as const satisfies Record<string, keyof FigureFilter>;

export type FilterParameter = keyof typeof FILTER_PARAMETERS;

/** Asks for what was not broken down by académie, and nothing else. */
export const NOT_BROKEN_DOWN = 'non-ventile';

/** Reads the filters of an address. What is not understood is left out: an old link still opens. */
export function filterOf(parameters: URLSearchParams): FigureFilter {
  const filter: FigureFilter = {};
  for (const parameter of Object.keys(FILTER_PARAMETERS) as FilterParameter[]) {
    const values = parameters.getAll(parameter).filter((value) => value !== '');
    if (values.length === 0) continue;
    const field = FILTER_PARAMETERS[parameter];
    if (field === 'years') {
      const years = values.map(Number).filter((year) => Number.isInteger(year));
      if (years.length > 0) filter.years = years;
    } else if (field === 'academies' && values.includes(NOT_BROKEN_DOWN)) {
      filter.notBrokenDown = true;
    } else {
      filter[field] = values;
    }
  }
  return filter;
}

/** The parameters of the address that ask for this selection: what `filterOf` reads back. */
export function parametersOf(filter: FigureFilter): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [parameter, field] of Object.entries(FILTER_PARAMETERS)) {
    for (const value of filter[field] ?? []) parameters.append(parameter, String(value));
  }
  if (filter.notBrokenDown === true) parameters.set('academie', NOT_BROKEN_DOWN);
  return parameters;
}

export function isEmptyFilter(filter: FigureFilter): boolean {
  return Object.keys(filter).length === 0;
}
