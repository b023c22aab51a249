import { mayLeaveOutFirms, type Sight } from '../disclosure/sight.js';
import { CONFIDENTIAL_CELL } from '../import/cell/withheld.js';
import { CONFIDENTIAL_FIELDS } from '../privacy/confidentiality.js';
import { ACTION_COLUMNS } from '../import/template/actions.js';
import type { SectionKey } from '../import/template/column.js';
import { SHEET_COLUMNS } from '../import/store/sheet-columns.js';

const isConfidentialField = (column: string): boolean => (CONFIDENTIAL_FIELDS as readonly string[]).includes(column);

/** A confidential text in full for those whose connection reads it; for all others the word that it is one. */
const orConfidential = (alias: string, column: string): string =>
  `coalesce(${alias}.${column}, (SELECT t.words FROM confidential_text t WHERE t.sheet_id = ${alias}.id AND t.field = '${column}'),
            CASE WHEN ${alias}.id IS NOT NULL AND '${column}' = ANY (cf.fields) THEN '${CONFIDENTIAL_CELL}' END)`;

/** Fields of one fiche in « Actions »: `planned.startsOn` is `starts_on` of the current planned sheet, its control total the sum of its items. */
const sheetFields = (side: 'planned' | 'realised', alias: string): string =>
  ACTION_COLUMNS.filter(({ field }) => field.startsWith(`${side}.`))
    .map(({ field }) => {
      const name = field.slice(side.length + 1);
      if (name === 'total') return `(SELECT sum(e.total_cents)::bigint FROM expense_item e WHERE e.sheet_id = ${alias}.id) AS "${field}"`;
      const column = SHEET_COLUMNS[name as keyof typeof SHEET_COLUMNS];
      return `${isConfidentialField(column) ? orConfidential(alias, column) : `${alias}.${column}`} AS "${field}"`;
    })
    .join(', ');

const sheetLines = (table: string, alias: string): string =>
  `JOIN sheet s ON s.action_id = a.id AND s.is_current JOIN ${table} ${alias} ON ${alias}.sheet_id = s.id`;

interface SectionQuery {
  readonly columns: string;
  readonly from: string;
  readonly order: string;
}

/** What each section takes from the database, its columns named by the fields of the template; codes as they are stored. */
const QUERIES: Readonly<Record<SectionKey, SectionQuery>> = {
  actions: {
    columns: `a.year, a.axis_code AS axis, a.title, a.status,
      (SELECT string_agg(t.academy_code, '; ' ORDER BY t.academy_code COLLATE "C") FROM action_academy t WHERE t.action_id = a.id) AS academies,
      ${sheetFields('planned', 'p')}, ${sheetFields('realised', 'r')}`,
    from: `LEFT JOIN sheet p ON p.action_id = a.id AND p.kind = 'PLANNED' AND p.is_current
      LEFT JOIN sheet r ON r.action_id = a.id AND r.kind = 'REALISED' AND r.is_current
      LEFT JOIN (SELECT c.action_id, array_agg(c.field) AS fields FROM standing_confidentiality() c WHERE c.field IS NOT NULL GROUP BY c.action_id) cf ON cf.action_id = a.id`,
    order: '',
  },
  depenses: {
    columns: `s.kind AS "sheetKind", i.label, i.total_cents AS total, i.academy_code AS academy, i.school_uai AS school, h.name AS "school.label",
      (SELECT jsonb_object_agg(x.funding_source_code, x.amount_cents) FROM expense_share x WHERE x.expense_item_id = i.id) AS shares`,
    from: `${sheetLines('expense_item', 'i')} LEFT JOIN school h ON h.uai = i.school_uai`,
    order: ', s.kind, i.position',
  },
  publics: {
    columns: `s.kind AS "sheetKind", n.audience_code AS audience, n.total, n.girls, n.boys, n.disability, n.academy_code AS academy,
      n.school_uai AS school, h.name AS "school.label"`,
    from: `${sheetLines('headcount', 'n')} LEFT JOIN school h ON h.uai = n.school_uai`,
    order: ', s.kind, n.id',
  },
  indicateurs: {
    columns: `i.label, i.unit, i.direction, trim_scale(i.target)::text AS target, trim_scale(i.result)::text AS result,
      i.evaluated_on AS "evaluatedOn", i.academy_code AS academy`,
    from: 'JOIN indicator i ON i.action_id = a.id',
    order: ', i.position',
  },
  engagements: {
    columns: `m.funding_source_code AS "fundingSource", m.amount_cents AS amount, m.committed_on AS "committedOn", m.ground, m.academy_code AS academy`,
    from: 'JOIN commitment m ON m.action_id = a.id',
    order: ', m.id',
  },
  soutiens: {
    columns: `s.kind AS "sheetKind", k.label, k.given_by AS "givenBy", k.estimated_cents AS estimated`,
    from: sheetLines('in_kind_support', 'k'),
    order: ', s.kind, k.position',
  },
  acteurs: {
    columns: 'r.role, r.name, r.siret, r.uai AS school, h.name AS "school.label"',
    from: 'JOIN action_actor r ON r.action_id = a.id LEFT JOIN school h ON h.uai = r.uai',
    order: ', r.position',
  },
};

/** Keys and codes, which hold neither quote nor backslash by the checks of their tables. */
const codes = (values: readonly string[]): string => `ARRAY[${values.map((value) => `'${value}'`).join(', ')}]::text[]`;

const seen = ({ conventions, academies }: Sight, academy: string): string =>
  `(a.convention_key = ANY (${codes(conventions)}) OR coalesce(${academy} = ANY (${codes(academies)}), false))`;

/** Parts of an item that the database does not show are of firms: then neither the item nor its annex is told whole. */
const IS_TOLD_WHOLE = (item: string): string => `${item}.total_cents = coalesce((SELECT sum(x.amount_cents) FROM expense_share x WHERE x.expense_item_id = ${item}.id), 0)`;

const annexTotalHidden = (alias: string, side: string): string =>
  `EXISTS (SELECT FROM expense_item e WHERE e.sheet_id = ${alias}.id AND NOT (${IS_TOLD_WHOLE('e')})) AS "${side}.total.hidden"`;

const withoutFirmsShares = ({ columns, from, order }: SectionQuery): SectionQuery => ({
  columns: `${columns}, NOT (${IS_TOLD_WHOLE('i')}) AS "total.hidden", z.sources AS secret_shares`,
  from: `${from} LEFT JOIN (SELECT expense_item_id, array_agg(funding_source_code) AS sources FROM set_aside_line
    WHERE expense_item_id IS NOT NULL GROUP BY expense_item_id) z ON z.expense_item_id = i.id`,
  order,
});

const COMMITMENTS_AND_FIRMS = `
  SELECT id, action_id, funding_source_code, amount_cents, committed_on, ground, academy_code, false AS is_aside FROM commitment
  UNION ALL
  SELECT commitment_id, action_id, funding_source_code, NULL, dated_on, label, academy_code, true FROM set_aside_line WHERE commitment_id IS NOT NULL`;

/** What the section hides from a reader who may not see all: small headcounts, and beside each action whether it has any. */
const guarded = (key: SectionKey, { columns, from, order }: SectionQuery, sight: Sight): SectionQuery => {
  if (sight.seesAll) return { columns, from, order };
  if (key === 'depenses' && mayLeaveOutFirms(sight)) return withoutFirmsShares({ columns, from, order });
  if (key === 'engagements' && mayLeaveOutFirms(sight)) return { columns: columns.replace('m.ground', 'm.ground, m.is_aside AS "amount.hidden"'), from: `JOIN (${COMMITMENTS_AND_FIRMS}) m ON m.action_id = a.id`, order };
  if (key === 'publics') {
    const isSeen = seen(sight, 'n.academy_code');
    const shown = (name: string, hidden: string): string => `CASE WHEN ${isSeen} OR NOT coalesce(g.${hidden}_hidden, true) THEN n.${name} END AS ${name}`;
    const hidden = (name: string, by: string): string => `n.${name} IS NOT NULL AND NOT ${isSeen} AND coalesce(g.${by}_hidden, true) AS "${name}.hidden"`;
    const parts = [
      ...[shown('total', 'total'), shown('girls', 'gender'), shown('boys', 'gender'), shown('disability', 'disability')],
      ...[hidden('total', 'total'), hidden('girls', 'gender'), hidden('boys', 'gender'), hidden('disability', 'disability')],
    ].join(', ');
    return { columns: columns.replace('n.total, n.girls, n.boys, n.disability', parts), from: `${from} LEFT JOIN public_headcount g ON g.line_id = n.id`, order };
  }
  if (key !== 'actions' && key !== 'indicateurs') return { columns, from, order };
  const hides = `EXISTS (SELECT FROM headcount_line f LEFT JOIN public_headcount g ON g.line_id = f.line_id
      WHERE f.action_id = a.id AND coalesce(g.total_hidden OR g.gender_hidden OR g.disability_hidden, true)) AS hides_any`;
  const reached = `(SELECT sum(f.total)::bigint FROM headcount_line f WHERE f.action_id = a.id AND f.stage = 'REACHED') AS reached_units`;
  const totals = key === 'actions' && mayLeaveOutFirms(sight) ? `, ${annexTotalHidden('p', 'planned')}, ${annexTotalHidden('r', 'realised')}` : '';
  const isOpen = `a.convention_key = ANY (${codes(sight.conventions)})`;
  const hidesActors = key === 'actions' ? `, NOT ${isOpen} AND coalesce('actors' = ANY (cf.fields), false) AS hides_actors` : '';
  return { columns: `${columns}${totals}, ${hides}, ${reached}, ${isOpen} AS is_open${hidesActors}`, from, order };
};

/** The rows of a section for chosen actions, as a reader may see them, in an order that depends on what they say alone. */
export const sectionSql = (key: SectionKey, chosen: string, sight: Sight): string => {
  const { columns, from, order } = guarded(key, QUERIES[key], sight);
  return `SELECT a.reference, a.is_demo, ${columns} FROM (${chosen}) c JOIN action a ON a.id = c.action_id ${from} ORDER BY a.slug COLLATE "C"${order}`;
};
