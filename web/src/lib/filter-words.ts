import type { FigureFilter } from '#lib/api/figures.js';
import type { FilterOptions } from '#lib/api/filter-options.js';
import { m } from '#lib/paraglide/messages.js';

type Words = Pick<FilterOptions, 'conventions' | 'themes' | 'academicRegions' | 'audiences'>;

/** A selection in words, one sentence a filter: « Année : 2018, 2019 ». A code that is no longer known is told as it is. */
export function filterWords(filter: FigureFilter, options: Words): readonly string[] {
  const named = (entries: Iterable<readonly [string, string]>) => {
    const names = new Map(entries);
    return (code: string) => names.get(code) ?? code;
  };
  const academies = options.academicRegions.flatMap((region) => region.academies);
  const lists: readonly (readonly [string, readonly string[] | null | undefined])[] = [
    [m.convention(), filter.conventions?.map(named(options.conventions.map(({ key, shortTitle }) => [key, shortTitle])))],
    [m.year(), filter.years?.map(String)],
    [m.axis(), filter.axes?.map(named(options.conventions.flatMap(({ axes }) => axes.map(({ id, code, title }) => [id, `${code}. ${title}`] as const))))],
    [m.theme(), filter.themes?.map(named(options.themes.map(({ code, label }) => [code, label])))],
    [m.funding_source(), filter.fundingSources?.map(named(options.conventions.flatMap((each) => each.fundingSources.map(({ id, label }) => [id, label] as const))))],
    [m.academic_region(), filter.academicRegions?.map(named(options.academicRegions.map(({ code, name }) => [code, name])))],
    [m.academy(), filter.notBrokenDown === true ? [m.filters_not_broken_down()] : filter.academies?.map(named(academies.map(({ code, name }) => [code, name])))],
    [m.audience(), filter.audiences?.map(named(options.audiences.map(({ code, label }) => [code, label])))],
  ];
  return lists.flatMap(([label, values]) => (values === null || values === undefined ? [] : [m.filter_words({ label, values: values.join(', ') })]));
}
