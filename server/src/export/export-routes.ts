import type pg from 'pg';
import type { RequestContext } from '../api/context.js';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Catalogue } from '../convention/catalogue.js';
import type { Sight } from '../disclosure/sight.js';
import { Dimension } from '../figures/figures.graphql.js';
import type { Scope } from '../figures/scope.js';
import { SECTION_KEYS } from '../import/template/column.js';
import type { Queryable } from '../platform/database.js';
import { badInput } from '../platform/graphql/errors.js';
import { aboutLines, filterLines } from './about-export.js';
import { chosenByScope, countChosen } from './chosen-actions.js';
import { EXPORT_FORMATS, exportConventions, isArchive, type ExportRequest } from './export-convention.js';
import { FIGURE_KINDS, FIGURE_TITLES, figuresTable } from './figures-table.js';
import { contentTypeOf, type FileAnswer, type FileKind } from './file-answer.js';
import { readFilter } from './read-filter.js';
import { figuresCsv, figuresWorkbook } from './write-figures.js';

/** What a file needs of the request. */
export interface FileContext {
  /** Reads as whoever asks. */
  readonly pool: pg.Pool;
  /** Reads everything, for facts that are public though their table is not; as whoever asks, if not said. */
  readonly facts?: Queryable;
  readonly catalogue: Catalogue;
  readonly today: LocalDate;
  /** What of the small headcounts the reader may see. */
  readonly sight: Sight;
  readonly actor: RequestContext['actor'];
  /** Notes who reads what stays inside. */
  readonly note: RequestContext['note'];
}

/** All conventions at once. */
const ALL = 'toutes';

/**
 * The file at an address under /export/; null where there is none.
 * `/export/<convention>.<format>`, `/export/toutes.<format>`, `/export/<convention>.<section>.<csv|parquet>`,
 * « .zip » may be added where the file is an archive, so that a copy on a static host is called what it is;
 * `/export/chiffres/<depenses|publics|resultats>.<csv|xlsx|ods>?par=…`, each with the filters of the site's addresses.
 * @throws BAD_USER_INPUT as readFilter and figuresTable do
 */
export const exportAt = async (url: URL, context: FileContext): Promise<FileAnswer | null> => {
  const figures = /^\/export\/chiffres\/([a-z]+)\.(csv|xlsx|ods)$/u.exec(url.pathname);
  if (figures !== null) return figuresFile(figures[1] ?? '', figures[2] as 'csv' | 'xlsx' | 'ods', url.searchParams, context);
  const fiches = /^\/export\/([a-z0-9-]+)(?:\.([a-z]+))??\.([a-z]+?)(?:\.zip)?$/u.exec(url.pathname);
  if (fiches === null) return null;
  const answer = await fichesFile(fiches[1] ?? '', fiches[2] ?? null, fiches[3] ?? '', url.searchParams, context);
  return url.pathname.endsWith('.zip') && answer?.contentType !== contentTypeOf('zip') ? null : answer;
};

const fichesFile = async (
  key: string,
  sectionName: string | null,
  formatName: string,
  parameters: URLSearchParams,
  { pool, catalogue, today, sight, actor, note }: FileContext,
): Promise<FileAnswer | null> => {
  const format = EXPORT_FORMATS.find((one) => one === formatName);
  const section = SECTION_KEYS.find((one) => one === sectionName) ?? null;
  const convention = catalogue.conventions.get(key);
  if (format === undefined || (section === null) !== (sectionName === null)) return null;
  if (key !== ALL && (convention === undefined || convention.kind === 'TEMPLATE')) return null;
  if (section !== null && (key === ALL || !['csv', 'parquet'].includes(format))) return null;
  const { conventions, ...scope } = readFilter(parameters, catalogue);
  const all = [...catalogue.conventions.values()].filter(({ kind, key: one }) => kind !== 'TEMPLATE' && (conventions?.includes(one) ?? true));
  const request: ExportRequest = { format, section, scope, day: today, conventions: key === ALL ? all.map(({ key: one }) => one) : [key], sight, reader: { actor, note } };
  const counts = await Promise.all(request.conventions.map((one) => countChosen(pool, chosenByScope(scope, one, catalogue))));
  const actions = counts.reduce((sum, counted) => sum + counted.actions, 0);
  const kind: FileKind = isArchive(request, actions) ? 'zip' : format;
  const name = [key, ...(section === null ? [] : [section]), format, ...(kind === 'zip' ? ['zip'] : [])].join('.');
  const fileName = counts.some(({ isFictitious }) => isFictitious) ? `donnees-fictives-${name}` : name;
  return { contentType: contentTypeOf(kind), fileName, body: exportConventions(pool, catalogue, request) };
};

const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  convention: Dimension.CONVENTION,
  annee: Dimension.YEAR,
  mois: Dimension.MONTH,
  axe: Dimension.TOP_AXIS,
  'sous-axe': Dimension.AXIS,
  theme: Dimension.THEME,
  ressource: Dimension.FUNDING_SOURCE,
  region: Dimension.ACADEMIC_REGION,
  academie: Dimension.ACADEMY,
  public: Dimension.AUDIENCE,
};

const figuresFile = async (
  kindName: string,
  format: 'csv' | 'xlsx' | 'ods',
  parameters: URLSearchParams,
  { pool, catalogue, today, sight }: FileContext,
): Promise<FileAnswer | null> => {
  const kind = FIGURE_KINDS.find((one) => one === kindName);
  if (kind === undefined) return null;
  const scope: Scope = readFilter(parameters, catalogue, ['par']);
  const by = parameters.getAll('par').flatMap((given) => given.split(',')).filter((name) => name !== '').map(dimensionOf);
  const counts = await Promise.all(
    [...catalogue.conventions.keys()].filter((key) => scope.conventions?.includes(key) ?? true).map((key) => countChosen(pool, chosenByScope(scope, key, catalogue))),
  );
  const isFictitious = counts.some((counted) => counted.isFictitious);
  const table = await figuresTable(pool, catalogue, { kind, by, scope, day: today, sight }, isFictitious);
  const about = aboutLines({ title: FIGURE_TITLES[kind], day: today, isFictitious, filters: filterLines(scope, catalogue) });
  const bytes = format === 'csv' ? figuresCsv(table) : await figuresWorkbook(format, table, about, today);
  return { contentType: contentTypeOf(format), fileName: `${isFictitious ? 'donnees-fictives-' : ''}chiffres-${kind}.${format}`, body: [bytes] };
};

const dimensionOf = (name: string): Dimension => {
  const dimension = Object.hasOwn(DIMENSIONS, name) ? DIMENSIONS[name] : undefined;
  if (dimension === undefined) throw badInput('UNKNOWN_DIMENSION', `« ${name.slice(0, 40)} » n’est pas une dimension : écrivez ${Object.keys(DIMENSIONS).join(', ')}.`);
  return dimension;
};
