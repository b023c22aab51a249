import fc from 'fast-check';
import { ask } from '../support/ask.js';
import type { Selection } from './sums-by-sql.js';

/** Everything that a reader may choose in the filters, as the API lists it. */
interface Choices {
  readonly conventions: readonly {
    readonly key: string;
    readonly years: readonly number[];
    readonly axes: readonly { readonly id: string }[];
    readonly fundingSources: readonly { readonly id: string }[];
  }[];
  readonly themes: readonly { readonly code: string }[];
  readonly audiences: readonly { readonly code: string }[];
  readonly academicRegions: readonly { readonly code: string; readonly academies: readonly { readonly code: string }[] }[];
}

const CHOICES = `{
  conventions { key years axes { id } fundingSources { id } }
  themes { code } audiences { code }
  academicRegions { code academies { code } }
}`;

type Arbitraries = { readonly [Criterion in keyof Selection]-?: fc.Arbitrary<NonNullable<Selection[Criterion]>> };

/** Any filters together, one to three values each. Many select nothing: nothing must then be what is shown. */
export const anySelection = async (api: string): Promise<fc.Arbitrary<Selection>> => {
  const { conventions, themes, audiences, academicRegions } = await ask<Choices>(api, CHOICES);
  const some = <Value>(values: readonly Value[]): fc.Arbitrary<Value[]> => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
  const criteria: Omit<Arbitraries, 'exactAxis' | 'actionId' | 'months' | 'undated'> = {
    conventions: some(conventions.map(({ key }) => key)),
    years: some([...new Set(conventions.flatMap(({ years }) => years))]),
    axes: some(conventions.flatMap(({ axes }) => axes.map(({ id }) => id))),
    themes: some(themes.map(({ code }) => code)),
    fundingSources: some(conventions.flatMap((convention) => convention.fundingSources.map(({ id }) => id))),
    academicRegions: some(academicRegions.map(({ code }) => code)),
    academies: some(academicRegions.flatMap(({ academies }) => academies.map(({ code }) => code))),
    notBrokenDown: fc.constant(true),
    audiences: some(audiences.map(({ code }) => code)),
  };
  // Three criteria at most: with more of them hardly any line is left to be summed.
  return fc
    .uniqueArray(fc.constantFrom(...(Object.keys(criteria) as (keyof typeof criteria)[])), { maxLength: 3 })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, criteria[name]])) as Record<string, fc.Arbitrary<unknown>>))
    .map((selection) => selection as Selection);
};

/** The parameters of the dashboard's address, as readers see and share them. */
const PARAMETERS: Readonly<Record<string, keyof Selection>> = {
  convention: 'conventions',
  annee: 'years',
  axe: 'axes',
  theme: 'themes',
  ressource: 'fundingSources',
  region: 'academicRegions',
  academie: 'academies',
  public: 'audiences',
};

/** The dashboard's address for a selection. */
export const dashboardAddress = (site: string, selection: Selection): string => {
  const address = new URL('/tableau-de-bord', site);
  for (const [parameter, criterion] of Object.entries(PARAMETERS)) {
    for (const value of (selection[criterion] as readonly (string | number)[] | undefined) ?? []) address.searchParams.append(parameter, String(value));
  }
  if (selection.notBrokenDown) address.searchParams.append('academie', 'non-ventile');
  return address.href;
};
