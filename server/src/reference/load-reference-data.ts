import { AUDIENCES } from '@conventions-ouvertes/shared/convention/audiences';
import type { Queryable } from '../platform/database.js';
import { AUDIENCE_LABELS_EN } from './audience-labels.js';
import type { ReferenceData, School } from './reference-data.js';

const PUPILS_SOURCE = 'lycee-pupils';

/**
 * Brings the reference tables to what the files say: what is new is added, what differs is updated, the same again changes
 * nothing. What left the files stays, since actions may refer to it. One statement a table, whatever its size.
 * @param transaction a transaction that the caller opened and commits, so that readers see all of it or none
 */
export async function loadReferenceData(transaction: Queryable, data: ReferenceData): Promise<void> {
  await upsert(transaction, 'reference_source', 'key', data.sources, {
    key: 'text',
    title: 'text',
    publisher: 'text',
    licence: 'text',
    retrieved_on: 'date',
    note: 'text',
  });
  await upsert(transaction, 'academic_region', 'code', data.academicRegions, { code: 'text', name: 'text' });
  await upsert(transaction, 'academy', 'code', data.academies, { code: 'text', name: 'text', academic_region_code: 'text' });
  await upsert(transaction, 'department', 'code', data.departments, {
    code: 'text',
    education_code: 'text',
    name: 'text',
    academy_code: 'text',
  });
  await upsert(
    transaction,
    'academy_pupils',
    'academy_code',
    data.academyPupils.map((pupils) => ({ ...pupils, sourceKey: PUPILS_SOURCE })),
    { academy_code: 'text', general_technological: 'integer', vocational: 'integer', source_key: 'text' },
  );
  await upsertOrdered(transaction, 'theme', data.themes, {
    code: 'text',
    position: 'integer',
    label_fr: 'text',
    label_en: 'text',
    description: 'text',
  });
  const audiences = AUDIENCES.map(({ code, label }, index) => ({
    code,
    position: index + 1,
    labelFr: label,
    labelEn: AUDIENCE_LABELS_EN[code],
  }));
  await upsertOrdered(transaction, 'audience', audiences, {
    code: 'text',
    position: 'integer',
    label_fr: 'text',
    label_en: 'text',
  });
  await loadSchools(transaction, data.schools);
}

/** Adds or updates schools: those of the directory, and the invented ones of the demonstration data. */
export async function loadSchools(transaction: Queryable, schools: readonly School[]): Promise<void> {
  await upsert(transaction, 'school', 'uai', schools, {
    uai: 'text',
    name: 'text',
    kind: 'text',
    commune: 'text',
    sector: 'text',
    academy_code: 'text',
    territory_name: 'text',
    department_name: 'text',
    social_index: 'numeric(5, 1)',
    latitude: 'double precision',
    longitude: 'double precision',
    is_demo: 'boolean',
  });
}

type Columns = Readonly<Record<string, string>>;

/**
 * Upserts in one statement. Rows that would not change are not written, so that a start costs no dead rows.
 * Table and column names come from this file alone.
 */
async function upsert(
  transaction: Queryable,
  table: string,
  key: string,
  rows: readonly object[],
  columns: Columns,
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const others = names.filter((name) => name !== key);
  const list = (of: readonly string[], prefix = ''): string => of.map((name) => `${prefix}${name}`).join(', ');
  await transaction.query(
    `INSERT INTO ${table} AS old (${list(names)})
     SELECT ${list(names)} FROM jsonb_to_recordset($1::jsonb) AS given (${names.map((name) => `${name} ${columns[name]}`).join(', ')})
     ON CONFLICT (${key}) DO UPDATE SET (${list(others)}) = ROW (${list(others, 'excluded.')})
     WHERE ROW (${list(others, 'old.')}) IS DISTINCT FROM ROW (${list(others, 'excluded.')})`,
    [JSON.stringify(rows.map((row) => toColumns(row, names)))],
  );
}

/**
 * Upserts rows whose position is unique. Positions are always 1, 2, 3 … without a gap, so turning them all negative first
 * lets any two rows change places; a row that left the file comes after the others.
 */
async function upsertOrdered(transaction: Queryable, table: string, rows: readonly object[], columns: Columns): Promise<void> {
  await transaction.query(`UPDATE ${table} SET position = -position`);
  await upsert(transaction, table, 'code', rows, columns);
  await transaction.query(
    `UPDATE ${table} AS left_over SET position = $1 + ranked.rank
       FROM (SELECT code, row_number() OVER (ORDER BY position DESC)::integer AS rank FROM ${table} WHERE position < 0) AS ranked
      WHERE ranked.code = left_over.code`,
    [rows.length],
  );
}

/** `{ labelFr }` → `{ label_fr }`, with the table's columns only. */
function toColumns(row: object, columns: readonly string[]): Record<string, unknown> {
  const byColumn = new Map(
    Object.entries(row).map(([name, value]: [string, unknown]) => [name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`), value]),
  );
  return Object.fromEntries(columns.map((column) => [column, byColumn.get(column) ?? null]));
}
