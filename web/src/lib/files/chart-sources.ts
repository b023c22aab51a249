import type { FigureFilter } from '#lib/api/figures.js';
import type { ChartSource } from '#lib/charts/source.js';
import { parametersOf } from '#lib/filters.js';
import { figuresFile, type Breakdown, type FigureFile } from './addresses.js';

/** The charts that have a page of their own, to be shown in a frame elsewhere. */
export const EMBEDDED = ['depenses', 'publics', 'resultats', 'rythme'] as const;
export type Embedded = (typeof EMBEDDED)[number];

export function isEmbedded(name: string): name is Embedded {
  return EMBEDDED.some((each) => each === name);
}

/** What a chart's numbers are in the files of the API, and how high its frame is, in pixels. */
const NUMBERS: Readonly<Record<Embedded, { readonly figures: FigureFile; readonly by: readonly Breakdown[]; readonly height: number }>> = {
  depenses: { figures: 'depenses', by: ['convention', 'annee', 'sous-axe'], height: 900 },
  publics: { figures: 'publics', by: ['public'], height: 1100 },
  resultats: { figures: 'resultats', by: ['theme'], height: 1100 },
  rythme: { figures: 'depenses', by: ['annee', 'mois'], height: 1000 },
};

/** Where the numbers of a chart under a filter can be had. Results stand by axis inside one convention, by theme across several. */
export function chartSource(api: string, chart: Embedded, filter: FigureFilter, words: readonly string[]): ChartSource {
  const { figures, by, height } = NUMBERS[chart];
  const breakdown: readonly Breakdown[] = chart === 'resultats' && filter.conventions?.length === 1 ? ['sous-axe'] : by;
  const search = parametersOf(filter).toString();
  return {
    words,
    fileName: chart,
    files: (['csv', 'xlsx'] as const).map((format) => ({ format: format.toUpperCase(), href: figuresFile(api, figures, format, breakdown, filter) })),
    embed: search === '' ? chart : `${chart}?${search}`,
    embedHeight: height,
  };
}
