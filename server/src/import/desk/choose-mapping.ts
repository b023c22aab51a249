import type { RequestContext } from '../../api/context.js';
import { inTransaction } from '../../platform/database.js';
import type { Queryable } from '../../platform/database.js';
import { FrenchError } from '../../platform/french-error.js';
import { findHeaders } from '../mapping/find-headers.js';
import { mappingSchema, type Mapping } from '../mapping/mapping.js';
import { scdlMapping } from '../mapping/scdl.js';
import { placeTables } from '../place-tables.js';
import type { RawTable } from '../reading/raw-table.js';
import { loadImportContext } from '../store/import-context.js';
import type { SectionKey } from '../template/column.js';
import { fold } from '../template/fold.js';
import { columnsOf } from '../template/sections.js';
import { typeset } from '../typeset.js';
import { headerSignature, likelyHeaders } from './header-signature.js';
import { tablesOf } from './read-upload.js';
import { ownUpload, type Upload } from './uploads.js';

/** How a file is to be read, as its sender says. */
export interface MappingChoice {
  /** The sheet to read; null: the only one, or all those of the template. */
  readonly sheet: string | null;
  readonly form: 'TEMPLATE' | 'SCDL' | 'COLUMNS';
  /** SCDL: what the subsidies are entered under, where the convention leaves a choice. */
  readonly axis: string | null;
  readonly resource: string | null;
  /** COLUMNS: what each row of the sheet is. */
  readonly section: SectionKey | null;
  /** COLUMNS: the field that each header goes to; null: none. */
  readonly columns: readonly { readonly header: string; readonly field: string | null }[];
  /** COLUMNS: fields that no column holds, the same for all rows. */
  readonly constants: readonly { readonly field: string; readonly value: string }[];
}

/**
 * Says how an upload is read, and keeps it for the sender's next file with the same headers.
 * @throws FrenchError SHEET_UNKNOWN, SECTION_TO_CHOOSE, MAPPING_INVALID, AXIS_TO_CHOOSE, RESOURCE_TO_CHOOSE and those of ownUpload
 */
export async function chooseMapping(context: RequestContext, id: string, choice: MappingChoice): Promise<Upload> {
  return inTransaction(context.writer, async (client) => {
    const upload = await ownUpload(context, client, id, true);
    const tables = await tablesOf(client, upload);
    const table = choice.sheet === null ? tables[0] : tables.find(({ sheet }) => sheet === choice.sheet);
    if (table === undefined) throw new FrenchError('SHEET_UNKNOWN', 'Le fichier n’a pas cette feuille : choisissez-en une de la liste.');
    const mapping = await mappingOf(client, upload.convention_key, choice);
    await client.query('UPDATE import_upload SET sheet = $2, mapping = $3::jsonb, is_mapped = true WHERE id = $1', [upload.id, choice.form === 'TEMPLATE' ? null : table.sheet, jsonOf(mapping)]);
    if (mapping !== null) {
      await client.query(
        `INSERT INTO import_mapping (sender, convention_key, signature, mapping, kept_at) VALUES ($1, $2, $3, $4::jsonb, $5)
         ON CONFLICT (sender, convention_key, signature) DO UPDATE SET mapping = excluded.mapping, kept_at = excluded.kept_at`,
        [upload.sender, upload.convention_key, headerSignature(table), jsonOf(mapping), context.now],
      );
    }
    return ownUpload(context, client, id);
  });
}

const jsonOf = (mapping: Mapping | null): string | null => (mapping === null ? null : JSON.stringify(mapping));

/** Null: the form of the template. */
async function mappingOf(client: Queryable, key: string, choice: MappingChoice): Promise<Mapping | null> {
  if (choice.form === 'TEMPLATE') return null;
  const { convention } = await loadImportContext(client, key);
  if (choice.form === 'SCDL') return scdlMapping(choice, convention);
  if (choice.section === null) throw new FrenchError('SECTION_TO_CHOOSE', 'Dites ce qu’est une ligne de la feuille : une action, une dépense, un public…');
  const columns = columnsOf(choice.section, convention.fundingSources);
  const taken = choice.columns.flatMap(({ header, field }) => (field === null ? [] : [[field, { column: header }] as const]));
  const fields = Object.fromEntries([...choice.constants.map(({ field, value }) => [field, { constant: value }] as const), ...taken]);
  const unknown = Object.keys(fields).find((field) => !columns.some((column) => column.field === field));
  const missing = columns.find(({ field, required }) => required && !(field in fields));
  if (unknown !== undefined) throw new FrenchError('MAPPING_INVALID', typeset(`« ${unknown.slice(0, 60)} » n’est pas un champ de cette feuille : choisissez-en un de la liste.`));
  if (missing !== undefined) throw new FrenchError('MAPPING_INVALID', typeset(`« ${missing.header} » est obligatoire : dites quelle colonne le contient, ou sa valeur pour toutes les lignes.`));
  const ignored = choice.columns.filter(({ field }) => field === null).map(({ header }) => header);
  return mappingSchema.parse({ format: 1, title: 'Correspondance choisie', ignored, rows: [{ into: choice.section, fields }] });
}

/**
 * How a new upload is read before anyone says: as the sender's last file with the same headers, or by a form that its headers
 * show without doubt. Where neither tells, nothing is chosen.
 */
export async function recogniseForm(context: RequestContext, client: Queryable, upload: Upload): Promise<Upload> {
  const tables = await tablesOf(client, upload);
  const kept = await keptMapping(client, upload, tables);
  if (kept !== null) return setForm(context, client, upload, kept.table.sheet, kept.mapping);
  if (tables.length > 0 && placeTables(tables).problems.length === 0) return setForm(context, client, upload, null, null);
  const { convention } = await loadImportContext(client, upload.convention_key);
  const [only] = tables;
  if (tables.length !== 1 || only === undefined || convention.axes.length !== 1 || convention.fundingSources.length !== 1) return upload;
  const scdl = scdlMapping({ axis: null, resource: null }, convention);
  return findHeaders(only, scdl)?.problems.length === 0 ? setForm(context, client, upload, only.sheet, scdl) : upload;
}

async function keptMapping(client: Queryable, upload: Upload, tables: readonly RawTable[]): Promise<{ readonly table: RawTable; readonly mapping: Mapping } | null> {
  for (const table of tables) {
    const { rows } = await client.query<{ mapping: Mapping }>('SELECT mapping FROM import_mapping WHERE sender = $1 AND convention_key = $2 AND signature = $3', [
      upload.sender,
      upload.convention_key,
      headerSignature(table),
    ]);
    if (rows[0] !== undefined) return { table, mapping: rows[0].mapping };
  }
  return null;
}

async function setForm(context: RequestContext, client: Queryable, { id }: Upload, sheet: string | null, mapping: Mapping | null): Promise<Upload> {
  await client.query('UPDATE import_upload SET sheet = $2, mapping = $3::jsonb, is_mapped = true WHERE id = $1', [id, sheet, jsonOf(mapping)]);
  return ownUpload(context, client, String(id));
}

/** The field that each header of a sheet goes to by its name or a known alias; null: none is known. */
export function suggestColumns(table: RawTable, section: SectionKey, resources: readonly { readonly code: string; readonly label: string }[]): readonly { readonly header: string; readonly field: string | null }[] {
  const columns = columnsOf(section, resources);
  return likelyHeaders(table)
    .filter((header) => header !== '')
    .map((header) => ({ header, field: columns.find((column) => [column.header, ...column.aliases].some((name) => fold(name) === fold(header)))?.field ?? null }));
}
