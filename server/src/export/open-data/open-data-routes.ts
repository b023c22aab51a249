import { stringify } from 'csv-stringify/sync';
import type { Queryable } from '../../platform/database.js';
import { countChosen, chosenByScope } from '../chosen-actions.js';
import type { FileContext } from '../export-routes.js';
import { contentTypeOf, type FileAnswer } from '../file-answer.js';
import { guardFormula } from '../../import/template/formula-guard.js';
import { inSnapshot } from '../snapshot.js';
import { csvHead, csvLines } from '../write-csv.js';
import { dcatCatalogue, schemaOrgDataset } from './describe-dataset.js';
import { grantorSirets, LEFT_OUT, readSubsidies, type LeftOut } from './read-subsidies.js';
import { SCDL_FIELDS } from './scdl-rules.js';
import { scdlTableSchema } from './scdl-schema.js';

/**
 * Open data under /open-data/: `subventions.csv` (SCDL « Subventions » 2.1.1), `subventions-ecartees.csv` (how many commitments are
 * not in it, and why), `schema-subventions.json` (its rules), `catalogue.jsonld` (DCAT-AP) and `dataset.jsonld` (schema.org); null for any other address.
 */
export const openDataAt = async ({ pathname }: URL, context: FileContext): Promise<FileAnswer | null> => {
  const { pool, facts } = context;
  switch (pathname) {
    case '/open-data/subventions.csv':
      return { contentType: contentTypeOf('csv'), fileName: (await isFictitious(context)) ? 'donnees-fictives-subventions.csv' : 'subventions.csv', body: subsidiesCsv(pool, await grantorSirets(facts ?? pool)) };
    case '/open-data/subventions-ecartees.csv':
      return { contentType: contentTypeOf('csv'), fileName: 'subventions-ecartees.csv', body: leftOutCsv(pool, await grantorSirets(facts ?? pool)) };
    case '/open-data/schema-subventions.json':
      return { contentType: contentTypeOf('json'), fileName: 'schema-subventions.json', isInline: true, body: [Buffer.from(`${JSON.stringify(scdlTableSchema(), null, 2)}\n`)] };
    case '/open-data/catalogue.jsonld':
      return described('catalogue.jsonld', dcatCatalogue(context.today, await isFictitious(context)));
    case '/open-data/dataset.jsonld':
      return described('dataset.jsonld', schemaOrgDataset(context.today, await isFictitious(context)));
    default:
      return null;
  }
};

const described = (fileName: string, description: object): FileAnswer => ({
  contentType: contentTypeOf('jsonld'),
  fileName,
  isInline: true,
  body: [Buffer.from(`${JSON.stringify(description, null, 2)}\n`)],
});

const isFictitious = async ({ pool, catalogue }: FileContext): Promise<boolean> => {
  const counts = await Promise.all([...catalogue.conventions.keys()].map((key) => countChosen(pool as Queryable, chosenByScope({}, key, catalogue))));
  return counts.some((counted) => counted.isFictitious);
};

/** Commas, points and no byte-order mark, as the schema wants. */
const scdlLine = (cells: readonly string[]): Uint8Array => Buffer.from(stringify([[...cells]], { record_delimiter: '\n' }));

const subsidiesCsv = (pool: FileContext['pool'], sirets: ReadonlyMap<string, string>): AsyncGenerator<Uint8Array> =>
  inSnapshot(pool, async function* (snapshot) {
    yield scdlLine(SCDL_FIELDS);
    for await (const { row } of readSubsidies(snapshot, sirets)) if (row !== null) yield scdlLine(SCDL_FIELDS.map((field) => guardFormula(row[field])));
  });

const leftOutCsv = (pool: FileContext['pool'], sirets: ReadonlyMap<string, string>): AsyncGenerator<Uint8Array> =>
  inSnapshot(pool, async function* (snapshot) {
    const counts = new Map<LeftOut | null, number>();
    for await (const { leftOut } of readSubsidies(snapshot, sirets)) counts.set(leftOut, (counts.get(leftOut) ?? 0) + 1);
    yield csvHead(['Motif (code)', 'Motif', 'Engagements']);
    yield csvLines([['PUBLIE', 'Publié dans subventions.csv.', String(counts.get(null) ?? 0)]]);
    yield csvLines(Object.entries(LEFT_OUT).map(([code, reason]) => [code, reason, String(counts.get(code as LeftOut) ?? 0)]));
  });
