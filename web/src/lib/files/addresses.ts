import type { FigureFilter } from '#lib/api/figures.js';
import { parametersOf } from '#lib/filters.js';

/** Figures that leave as a table: amounts, participations, results of indicators. */
export type FigureFile = 'depenses' | 'publics' | 'resultats';
export type TableFormat = 'csv' | 'xlsx' | 'ods';
export type DocumentFormat = 'html' | 'pdf' | 'docx';

/** What a table of figures is broken down by, in the words of its address. */
export type Breakdown = 'convention' | 'annee' | 'mois' | 'axe' | 'sous-axe' | 'theme' | 'ressource' | 'region' | 'academie' | 'public';

/** Files stand beside the API: a proxy that serves one under a folder serves both. */
export function figuresFile(api: string, figures: FigureFile, format: TableFormat, by: readonly Breakdown[], filter: FigureFilter): string {
  const parameters = parametersOf(filter);
  if (by.length > 0) parameters.set('par', by.join(','));
  return fileAt(api, `export/chiffres/${figures}.${format}`, parameters);
}

/** Every action of a selection with all its lines; of one convention, or of all (`toutes`). */
export function actionsFile(api: string, convention: string, format: TableFormat | 'parquet' | 'jsonl', filter: FigureFilter & { readonly search?: string }): string {
  const { search, ...criteria } = filter;
  const parameters = parametersOf(criteria);
  if (search !== undefined) parameters.set('recherche', search);
  return fileAt(api, `export/${convention}.${format}`, parameters);
}

export function sheetDocument(api: string, slug: string, kind: 'previsionnelle' | 'realisee', format: DocumentFormat): string {
  return fileAt(api, `documents/fiche/${slug}/${kind}.${format}`);
}

/** The report of a year of programme, or of all (`pluriannuel`). */
export function reportDocument(api: string, convention: string, year: number | 'pluriannuel', format: DocumentFormat): string {
  return fileAt(api, `documents/bilan/${convention}/${year}.${format}`);
}

export function openDataFile(api: string, name: 'subventions.csv' | 'subventions-ecartees.csv' | 'catalogue.jsonld' | 'dataset.jsonld'): string {
  return fileAt(api, `open-data/${name}`);
}

function fileAt(api: string, path: string, parameters = new URLSearchParams()): string {
  const address = new URL(path, api);
  address.search = parameters.toString();
  return address.href;
}
