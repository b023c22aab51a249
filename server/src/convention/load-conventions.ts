import { readingValue } from '@conventions-ouvertes/shared/convention/readings';
import type { ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { FrenchError } from '../platform/french-error.js';
import type { Queryable } from '../platform/database.js';
import { recountCaps } from './recount-caps.js';

/** A convention as read from its file. */
export interface ConventionFile {
  readonly fileName: string;
  readonly sha256: string;
  readonly terms: ConventionTerms;
}

const signedOn = ({ signature }: ConventionTerms): string | null => (signature.state === 'DATED' ? signature.date : null);

const parentKey = ({ parents }: ConventionTerms): string | null => {
  for (const { parent } of parents) if (parent.kind === 'INTERNAL') return parent.conventionKey;
  return null;
};

const partyRows = (files: readonly ConventionFile[]) => {
  const parties = new Map<string, object>();
  for (const { terms } of files) {
    for (const { key, name, shortName, kind, siren } of terms.parties) {
      parties.set(key, { key, name, short_name: shortName, kind, siren, is_demo: terms.isDemonstration });
    }
  }
  return [...parties.values()];
};

/** A cap's key across conventions: its own convention's key, then its key there. */
const capKey = (conventionKey: string, key: string): string => `${conventionKey}/${key}`;

const capRows = ({ key: conventionKey, caps, readings }: ConventionTerms) =>
  caps.map(({ key, label, article, period }) => ({
    key: capKey(conventionKey, key),
    label,
    article,
    period: period === 'AS_READ' ? (readingValue(readings, 'CAP_PERIOD') ?? 'CALENDAR_YEAR') : period,
  }));

interface Table {
  readonly name: string;
  readonly columns: string;
  readonly key: string;
  readonly rows: readonly object[];
}

const LEVELS = ['NATIONAL', 'ACADEMIC_REGION', 'ACADEMY', 'LOCAL'];
const KINDS = ['CONVENTION', 'TEMPLATE', 'LOCAL'];

/** The order of the site: from the nation to the school, then as they were signed. */
const inSiteOrder = (left: ConventionFile, right: ConventionFile): number =>
  LEVELS.indexOf(left.terms.level) - LEVELS.indexOf(right.terms.level) ||
  KINDS.indexOf(left.terms.kind) - KINDS.indexOf(right.terms.kind) ||
  (signedOn(left.terms) ?? '9').localeCompare(signedOn(right.terms) ?? '9') ||
  left.terms.key.localeCompare(right.terms.key);

/** Parents and templates before what comes under them. */
const inOrder = (files: readonly ConventionFile[]): readonly ConventionFile[] => {
  const byKey = new Map(files.map((file) => [file.terms.key, file]));
  const ordered = new Set<ConventionFile>();
  const visit = (file: ConventionFile | undefined, path: readonly string[]): void => {
    if (!file || ordered.has(file) || path.includes(file.terms.key)) return;
    const { terms } = file;
    if (terms.kind === 'LOCAL') visit(byKey.get(terms.origin.templateKey), [...path, terms.key]);
    const parent = parentKey(terms);
    if (parent) visit(byKey.get(parent), [...path, terms.key]);
    ordered.add(file);
  };
  for (const file of files) visit(file, []);
  return [...ordered];
};

const tablesOf = (files: readonly ConventionFile[]): Table[] => {
  const each = <T extends object>(rows: (terms: ConventionTerms) => readonly T[]): object[] =>
    files.flatMap(({ terms }) => rows(terms).map((row) => ({ convention_key: terms.key, ...row })));
  return [
    { name: 'party', columns: 'key text, name text, short_name text, kind text, siren text, is_demo boolean', key: 'key', rows: partyRows(files) },
    {
      name: 'convention',
      columns:
        'key text, position int, kind text, level text, title text, short_title text, signed_on date, template_key text, parent_key text, terms jsonb, source_file text, source_sha256 text, is_demo boolean',
      key: 'key',
      rows: files.map(({ terms, fileName, sha256 }, position) => ({
        key: terms.key,
        position,
        kind: terms.kind,
        level: terms.level,
        title: terms.title,
        short_title: terms.shortTitle,
        signed_on: signedOn(terms),
        template_key: terms.kind === 'LOCAL' ? terms.origin.templateKey : null,
        parent_key: parentKey(terms),
        terms,
        source_file: fileName,
        source_sha256: sha256,
        is_demo: terms.isDemonstration,
      })),
    },
    {
      name: 'convention_party',
      columns: 'convention_key text, party_key text, position int',
      key: 'convention_key, party_key',
      rows: each(({ parties }) => parties.map(({ key }, position) => ({ party_key: key, position }))),
    },
    {
      name: 'signatory',
      columns: 'convention_key text, position int, name text, office text, signs_for text',
      key: 'convention_key, position',
      rows: each(({ signatories }) => signatories.map(({ name, office, signsFor }, position) => ({ position, name, office, signs_for: signsFor }))),
    },
    {
      name: 'axis',
      columns: 'convention_key text, code text, parent_code text, article text, title text, summary text, theme_code text, position int',
      key: 'convention_key, code',
      rows: each(({ axes }) =>
        axes.map(({ code, parentCode, article, title, summary, themeCode, position }) => ({
          code, parent_code: parentCode, article, title, summary, theme_code: themeCode, position,
        })),
      ),
    },
    {
      name: 'convention_audience',
      columns: 'convention_key text, audience_code text, article text',
      key: 'convention_key, audience_code',
      rows: each(({ audiences }) => audiences.map(({ code, article }) => ({ audience_code: code, article }))),
    },
    {
      name: 'funding_source',
      columns: 'convention_key text, code text, label text, article text, position int',
      key: 'convention_key, code',
      rows: each(({ fundingSources }) => fundingSources.map(({ code, label, article }, position) => ({ code, label, article, position }))),
    },
    {
      name: 'cap',
      columns: 'key text, label text, article text, period text',
      key: 'key',
      rows: files.flatMap(({ terms }) => capRows(terms)),
    },
    {
      name: 'cap_scope',
      columns: 'cap_key text, convention_key text, funding_source_code text',
      key: 'cap_key, convention_key, funding_source_code',
      rows: files.flatMap(({ terms }) =>
        terms.caps.flatMap((cap) =>
          [terms.key, ...cap.coversConventions].flatMap((convention_key) =>
            cap.fundingSourceCodes.map((funding_source_code) => ({ cap_key: capKey(terms.key, cap.key), convention_key, funding_source_code })),
          ),
        ),
      ),
    },
    {
      name: 'cap_amount',
      columns: 'cap_key text, year int, amount_cents bigint',
      key: 'cap_key, year',
      rows: files.flatMap(({ terms }) => terms.caps.flatMap((cap) => cap.amounts.map(({ year, cents }) => ({ cap_key: capKey(terms.key, cap.key), year, amount_cents: cents })))),
    },
  ];
};

const names = (columns: string): string[] => columns.split(', ').map((column) => column.split(' ')[0]!);

/** All that decides which money counts against which cap in which year, and up to what: one text to compare. */
const capDefinitions = async (client: Queryable): Promise<string> => {
  const { rows } = await client.query<{ text: string }>(
    `SELECT jsonb_build_array(
       (SELECT jsonb_agg(jsonb_build_array(key, period) ORDER BY key) FROM cap),
       (SELECT jsonb_agg(to_jsonb(s) ORDER BY s) FROM cap_scope s),
       (SELECT jsonb_agg(to_jsonb(a) ORDER BY a) FROM cap_amount a),
       (SELECT jsonb_agg(jsonb_build_array(v.key, v.signed_on) ORDER BY v.key) FROM convention v
         WHERE EXISTS (SELECT FROM cap_scope s WHERE s.convention_key = v.key)))::text AS text`,
  );
  return rows[0]!.text;
};

/** Children of the loaded conventions that their files no longer have, deepest first. */
const CLEARED = ['signatory', 'convention_audience', 'axis', 'funding_source', 'convention_party'];

const upsert = async (client: Queryable, { name, columns, key, rows }: Table): Promise<void> => {
  const all = names(columns);
  const changed = all.filter((column) => !key.split(', ').includes(column));
  const update = changed.length ? `DO UPDATE SET ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}` : 'DO NOTHING';
  await client.query(
    `INSERT INTO ${name} (${all.join(', ')}) SELECT ${all.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS r(${columns})
     ON CONFLICT (${key}) ${update}`,
    [JSON.stringify(rows)],
  );
};

/**
 * Brings the database to what the convention files say, inside the caller's transaction, which also bumps the data's version.
 * Actions keep their axes: an axis or a source that actions still use cannot be taken out of a file.
 * @throws FrenchError CONVENTION_IN_USE
 */
export const loadConventions = async (client: Queryable, files: readonly ConventionFile[]): Promise<void> => {
  const ordered = inOrder(files.toSorted(inSiteOrder));
  const keys = ordered.map(({ terms }) => terms.key);
  const tables = tablesOf(ordered);
  await client.query('SET CONSTRAINTS ALL DEFERRED');
  // Whoever imports under one of these conventions ends first: imports hold the same rows before they write any money.
  await client.query('SELECT FROM convention WHERE key = ANY($1) ORDER BY key FOR NO KEY UPDATE', [keys]);
  const capsBefore = await capDefinitions(client);
  await client.query(`DELETE FROM cap_scope WHERE split_part(cap_key, '/', 1) = ANY($1)`, [keys]);
  await client.query(`DELETE FROM cap_amount WHERE split_part(cap_key, '/', 1) = ANY($1)`, [keys]);
  // Positions may be exchanged between two axes: they are set aside before they are set anew.
  await client.query('UPDATE axis SET position = -position WHERE convention_key = ANY($1)', [keys]);
  for (const table of tables) await upsert(client, table);
  for (const name of CLEARED) {
    const table = tables.find((candidate) => candidate.name === name)!;
    const key = table.key.split(', ');
    try {
      await client.query(
        `DELETE FROM ${name} t WHERE convention_key = ANY($1) AND NOT EXISTS (
           SELECT FROM jsonb_to_recordset($2::jsonb) AS r(${table.columns}) WHERE ${key.map((column) => `r.${column} = t.${column}`).join(' AND ')})`,
        [keys, JSON.stringify(table.rows)],
      );
    } catch (cause) {
      throw new FrenchError(
        'CONVENTION_IN_USE',
        `Un axe, une ressource ou une partie retiré d'un fichier de convention porte encore des actions : remettez-le, ou déplacez d'abord ces actions (${(cause as { detail?: string }).detail ?? name}).`,
        { cause },
      );
    }
  }
  await client.query(`DELETE FROM cap WHERE split_part(key, '/', 1) = ANY($1) AND key <> ALL($2)`, [
    keys,
    ordered.flatMap(({ terms }) => terms.caps.map((cap) => capKey(terms.key, cap.key))),
  ]);
  if ((await capDefinitions(client)) !== capsBefore) await recountCaps(client);
};
