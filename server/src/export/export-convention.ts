import type pg from 'pg';
import type { RequestContext } from '../api/context.js';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Catalogue } from '../convention/catalogue.js';
import type { Sight } from '../disclosure/sight.js';
import type { Scope } from '../figures/scope.js';
import { SECTION_KEYS, type SectionKey } from '../import/template/column.js';
import { csvFileName } from '../import/template/csv-name.js';
import type { TemplateConvention } from '../import/template/template-convention.js';
import { aboutLines, filterLines, type About } from './about-export.js';
import { chosenByIds, chosenByScope, chosenIds, countChosen, type ChosenActions } from './chosen-actions.js';
import { exportedSection, sectionRows, type ExportedRow } from './section-rows.js';
import { noteExport } from './note-export.js';
import { inSnapshot, type Snapshot } from './snapshot.js';
import { jsonLinesHead, writeJsonLines } from './write-json-lines.js';
import { writeCsvSection } from './write-csv.js';
import { writeParquetSection } from './write-parquet.js';
import { writeWorkbook } from './write-workbook.js';
import type { ZipEntry } from './write-zip.js';
import { writeZip } from './write-zip.js';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'ods', 'jsonl', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is exported: actions of some conventions, whole, as of a day. */
export interface ExportRequest {
  readonly format: ExportFormat;
  /** Keys of the conventions, in order. */
  readonly conventions: readonly string[];
  /** One section alone, as one file; CSV and Parquet only, of one convention. */
  readonly section: SectionKey | null;
  readonly scope: Scope;
  readonly day: LocalDate;
  /** For whose eyes: what of the small headcounts they may see. */
  readonly sight: Sight;
  /** Who reads it, and where it is noted what of it stays inside; null: the program itself. */
  readonly reader: Pick<RequestContext, 'actor' | 'note'> | null;
}

/** Actions that one workbook holds: it is built in memory, and the importer reads back files of this size. */
const ACTIONS_PER_WORKBOOK = 2_000;

export const isArchive = ({ format, conventions, section }: ExportRequest, actions: number): boolean =>
  format === 'xlsx' || format === 'ods' ? conventions.length > 1 || actions > ACTIONS_PER_WORKBOOK : format !== 'jsonl' && section === null;

interface Part {
  readonly convention: TemplateConvention;
  readonly chosen: ChosenActions;
  readonly about: About;
}

/**
 * The bytes of an export, read from one snapshot of the data a batch at a time. The same data, request and day give the same
 * bytes.
 */
export const exportConventions = (pool: pg.Pool, catalogue: Catalogue, request: ExportRequest): AsyncGenerator<Uint8Array> =>
  inSnapshot(pool, (snapshot) => write(snapshot, catalogue, request), request.sight);

async function* write(snapshot: Snapshot, catalogue: Catalogue, request: ExportRequest): AsyncGenerator<Uint8Array> {
  const { format, section, day } = request;
  const parts: Part[] = [];
  let actions = 0;
  for (const key of request.conventions) {
    const chosen = chosenByScope(request.scope, key, catalogue);
    const counted = await countChosen(snapshot.client, chosen);
    actions += counted.actions;
    if (request.reader) await noteExport(request.reader, snapshot.client, chosen, section);
    if (counted.actions === 0 && request.conventions.length > 1) continue;
    const convention = templateConvention(key, catalogue);
    const about = { title: convention.title, day, isFictitious: counted.isFictitious, filters: filterLines(request.scope, catalogue) };
    parts.push({ convention, chosen, about });
  }
  const [only] = parts;
  if (format === 'jsonl') {
    const about = whole(parts, request, catalogue);
    yield jsonLinesHead(about);
    for (const part of parts) {
      for (const key of SECTION_KEYS) yield* writeJsonLines(part.convention.key, exportedSection(key, part.convention), rowsOf(snapshot, key, part, catalogue));
    }
  } else if (section !== null && only !== undefined) {
    yield* table(snapshot, format, section, only, catalogue);
  } else if (!isArchive(request, actions) && only !== undefined) {
    for await (const { bytes } of workbooks(snapshot, format, only, catalogue)) yield* bytes;
  } else {
    yield* writeZip(entries(snapshot, format, parts, whole(parts, request, catalogue), catalogue), day);
  }
}

/** What a file of several conventions says of itself. */
const whole = (parts: readonly Part[], { scope, day }: ExportRequest, catalogue: Catalogue): About => ({
  title: parts.length === 1 && parts[0] !== undefined ? parts[0].convention.title : 'Fiches des conventions de coopération',
  day,
  isFictitious: parts.some(({ about }) => about.isFictitious),
  filters: filterLines(scope, catalogue),
});

async function* entries(snapshot: Snapshot, format: ExportFormat, parts: readonly Part[], about: About, catalogue: Catalogue): AsyncGenerator<ZipEntry> {
  yield { name: 'LISEZMOI.txt', bytes: [Buffer.from(`${aboutLines(about).join('\r\n')}\r\n`)] };
  for (const part of parts) {
    if (format === 'xlsx' || format === 'ods') yield* workbooks(snapshot, format, part, catalogue);
    else for (const key of SECTION_KEYS) yield { name: fileName(part.convention.key, key, format), bytes: table(snapshot, format, key, part, catalogue) };
  }
}

const fileName = (convention: string, key: SectionKey, format: ExportFormat): string =>
  format === 'csv' ? csvFileName(convention, key) : `${convention}.${key}.${format}`;

const rowsOf = (snapshot: Snapshot, key: SectionKey, { convention, chosen }: Part, catalogue: Catalogue): AsyncGenerator<readonly ExportedRow[]> =>
  sectionRows(snapshot, exportedSection(key, convention), chosen, convention, catalogue);

function table(snapshot: Snapshot, format: ExportFormat, key: SectionKey, part: Part, catalogue: Catalogue): AsyncGenerator<Uint8Array> {
  const { columns } = exportedSection(key, part.convention);
  const rows = rowsOf(snapshot, key, part, catalogue);
  return format === 'parquet' ? writeParquetSection(columns, rows, part.about) : writeCsvSection(columns, rows);
}

/** As many workbooks as it takes; an action stands in one of them, whole. */
async function* workbooks(snapshot: Snapshot, format: ExportFormat, { convention, chosen, about }: Part, catalogue: Catalogue): AsyncGenerator<ZipEntry> {
  const ids = await chosenIds(snapshot.client, chosen);
  const count = Math.max(1, Math.ceil(ids.length / ACTIONS_PER_WORKBOOK));
  const form = format === 'ods' ? 'ods' : 'xlsx';
  for (let at = 0; at < count; at++) {
    const some = chosenByIds(ids.slice(at * ACTIONS_PER_WORKBOOK, (at + 1) * ACTIONS_PER_WORKBOOK));
    const sections = new Map<SectionKey, { section: ReturnType<typeof exportedSection>; rows: ExportedRow[] }>();
    for (const key of SECTION_KEYS) {
      const section = exportedSection(key, convention);
      const rows: ExportedRow[] = [];
      for await (const batch of sectionRows(snapshot, section, some, convention, catalogue)) for (const row of batch) rows.push(row);
      sections.set(key, { section, rows });
    }
    const bytes = await writeWorkbook(form, convention, sections, about);
    yield { name: `${convention.key}${count === 1 ? '' : `.${at + 1}`}.${format}`, bytes: [bytes] };
  }
}

/** What the form of a file takes from a convention, as the importer reads it. */
export const templateConvention = (key: string, catalogue: Catalogue): TemplateConvention => {
  const convention = catalogue.conventions.get(key)!;
  const choice = (code: string, label: string): { code: string; label: string; aliases: string[] } => ({ code, label, aliases: [] });
  return {
    key,
    title: convention.title,
    shortTitle: convention.shortTitle,
    axes: (catalogue.axesOf.get(key) ?? []).map(({ code, title }) => choice(code, title)),
    fundingSources: (catalogue.fundingSourcesOf.get(key) ?? []).map(({ code, label }) => choice(code, label)),
    audiences: [...catalogue.audiences.values()].map(({ code, labelFr }) => choice(code, labelFr)),
    academies: [...catalogue.academies.values()].map(({ code, name }) => choice(code, name)).sort((left, right) => (left.code < right.code ? -1 : 1)),
  };
};
