import type { Catalogue, CatalogueContents } from '../convention/catalogue.js';
import { scopedId } from '../convention/catalogue.js';
import { holdsFirmsMoney } from '../convention/firms-sources.js';
import type { Queryable } from '../platform/database.js';
import { CapKnowledge, FigureState, type MoneyFigure } from './figures.graphql.js';
import { moneyFigure } from './figure-of.js';
import { proofId } from './proof-id.js';
import { IS_INSIDE, READS_INSIDE } from './rollup.js';
import type { Scope } from './scope.js';
import { besideFirms, NOTHING_ASIDE, STAGES_ASIDE, type SetAside } from './set-aside.js';

/** What the sources under a cap planned, committed and spent in one year, whole and per axis. */
export interface CapYear {
  readonly capKey: string;
  readonly year: number;
  readonly knowledge: CapKnowledge;
  /** Integer cents; null where the cap exists and its amount is not known. */
  readonly amountCents: number | null;
  readonly planned: MoneyFigure;
  readonly committed: MoneyFigure;
  readonly spent: MoneyFigure;
  /** Committed over the cap, in hundredths of a percent, rounded down; null where the amount is unknown or zero. */
  readonly committedShareBasisPoints: number | null;
  /** What may still be committed; below zero when passed; null where unknown. */
  readonly remainingCents: number | null;
  readonly isExceeded: boolean | null;
  /** Whether commitments of firms were left out of it for the reader: then neither share nor remainder is told. */
  readonly isSetAside: boolean;
  /** Per axis at the top, in article order. Read for all the years of an answer at once, when the first is asked for: most ask for the years alone. */
  axes(): Promise<readonly CapAxis[]>;
}

export interface CapAxis {
  readonly axisId: string;
  readonly planned: MoneyFigure;
  readonly committed: MoneyFigure;
  readonly spent: MoneyFigure;
}

interface CapRow {
  readonly cap_key: string;
  readonly year: number;
  readonly axis_id: string | null;
  readonly amount_cents: number | null;
  readonly actions: number;
  readonly planned: number;
  readonly planned_reported: number;
  readonly planned_expected: number;
  readonly committed: number;
  readonly committed_reported: number;
  readonly spent: number;
  readonly spent_reported: number;
  readonly spent_expected: number;
}

const MEASURES = ['actions', 'planned', 'planned_reported', 'planned_expected', 'committed', 'committed_reported', 'spent', 'spent_reported', 'spent_expected'];

/** Lines of firms' money that the reader does not see, with the cap and the year that they count in. */
const LINES_OF_FIRMS = `
  SELECT s.cap_key, cap_year_of(c.period, v.signed_on, f.dated_on, f.year) AS year, f.convention_key, x.top_code, f.stage, f.status
    FROM set_aside_line f
    JOIN cap_scope s ON s.convention_key = f.convention_key AND s.funding_source_code = f.funding_source_code
    JOIN cap c ON c.key = s.cap_key
    JOIN convention v ON v.key = f.convention_key
    JOIN axis_lineage x ON x.convention_key = f.convention_key AND x.code = f.axis_code
   WHERE s.cap_key = ANY($1)`;

/** Their cells, without amounts: a year that firms alone used is a year all the same. */
const CELLS_OF_FIRMS = `
    UNION ALL
    SELECT cap_key, year, convention_key, top_code, ${MEASURES.map(() => '0').join(', ')} FROM (${LINES_OF_FIRMS}) f
     WHERE f.convention_key = ANY($3) AND ($2::int[] IS NULL OR f.year = ANY($2))`;

/**
 * Only the sources in the cap's scope count. A year of the convention runs from one anniversary of the signature to the next;
 * a line without a day then counts in the year of its programme.
 */
const sumsSql = (axisId: string, keys: string, withFirms: boolean): string => `
  WITH cells AS (
    SELECT slot, year, convention_key, top_code, ${MEASURES.join(', ')} FROM spending_public
     WHERE grain = 'CAP' AND level = 'CELL' AND actions > 0 AND convention_key = ANY($3) AND slot = ANY($1) AND ($2::int[] IS NULL OR year = ANY($2))
    UNION ALL
    SELECT slot, year, convention_key, top_code, ${MEASURES.join(', ')} FROM spending_inside f
     WHERE ${READS_INSIDE} AND grain = 'CAP' AND ${IS_INSIDE} AND convention_key = ANY($3) AND slot = ANY($1) AND ($2::int[] IS NULL OR year = ANY($2))
    ${withFirms ? CELLS_OF_FIRMS : ''}
  )
  SELECT slot AS cap_key, year, ${axisId} AS axis_id, ${MEASURES.map((name) => `sum(${name})::bigint AS ${name}`).join(', ')} FROM cells GROUP BY ${keys}`;

const yearsSql = (withFirms: boolean): string => `
  SELECT s.*, (SELECT a.amount_cents FROM cap_amount a WHERE a.cap_key = s.cap_key AND (a.year = s.year OR a.year IS NULL)
                ORDER BY a.year NULLS LAST LIMIT 1) AS amount_cents
    FROM (${sumsSql('NULL', 'slot, year', withFirms)}) s
   ORDER BY s.cap_key, s.year`;

const axesSql = (withFirms: boolean): string => sumsSql("convention_key || '/' || top_code", 'slot, year, convention_key, top_code', withFirms);

/** In which stages lines of firms were left out, by the name of the cap's year and by that of its axes. */
const asideOf = async (pool: Queryable, keys: readonly string[]): Promise<ReadonlyMap<string, SetAside>> => {
  const { rows } = await pool.query<SetAside & { readonly cap_key: string; readonly year: number; readonly axis_id: string | null }>(
    `SELECT f.cap_key, f.year, f.convention_key || '/' || f.top_code AS axis_id, ${STAGES_ASIDE}
       FROM (${LINES_OF_FIRMS}) f GROUP BY GROUPING SETS ((1, 2), (1, 2, 3))`,
    [keys],
  );
  return new Map(rows.map(({ cap_key, year, axis_id, ...stages }) => [nameOf({ cap_key, year, axis_id }), stages]));
};

const amounts = (row: CapRow, scope: Scope, aside: SetAside): Pick<CapAxis, 'planned' | 'committed' | 'spent'> => ({
  planned: besideFirms(moneyFigure(row.planned, { reported: row.planned_reported, expected: row.planned_expected }, row.actions, proofId('PLANNED', scope)), aside.planned),
  committed: besideFirms(moneyFigure(row.committed, { reported: row.committed_reported, expected: row.actions }, row.actions, proofId('COMMITTED', scope)), aside.committed),
  spent: besideFirms(moneyFigure(row.spent, { reported: row.spent_reported, expected: row.spent_expected }, row.actions, proofId('SPENT', scope)), aside.spent),
});

const capYear = (row: CapRow, axes: CapYear['axes'], scope: Scope, aside: SetAside): CapYear => {
  const figures = amounts(row, scope, aside);
  const cap = row.amount_cents;
  // What firms gave counts against the cap, and is in no figure: what is left of it would give it back.
  const committed = figures.committed.state === FigureState.KNOWN && !aside.committed ? row.committed : null;
  const isSurelyExceeded = cap !== null && (row.committed > cap || row.spent > cap);
  return {
    capKey: row.cap_key,
    year: row.year,
    knowledge: cap === null ? CapKnowledge.UNKNOWN : CapKnowledge.KNOWN,
    amountCents: cap,
    ...figures,
    committedShareBasisPoints: cap && committed !== null ? Number((BigInt(committed) * 10_000n) / BigInt(cap)) : null,
    remainingCents: cap === null || committed === null ? null : cap - committed,
    isExceeded: cap === null || (!isSurelyExceeded && (aside.committed || aside.spent)) ? null : isSurelyExceeded,
    isSetAside: aside.committed,
    axes,
  };
};

/** The scopes of the caps' years and axes, and with them the names of their figures, made once a catalogue. */
const scopesOf = new WeakMap<CatalogueContents, Map<string, Scope>>();

const scopeOfCap = ({ cap_key: cap, year, axis_id: axis }: CapRow, catalogue: Catalogue): Scope => {
  const known = scopesOf.get(catalogue.contents) ?? new Map<string, Scope>();
  scopesOf.set(catalogue.contents, known);
  const name = nameOf({ cap_key: cap, year, axis_id: axis });
  const found = known.get(name);
  if (found) return found;
  const fundingSources = (catalogue.capScopesOf.get(cap) ?? []).map((scope) => scopedId(scope.conventionKey, scope.fundingSourceCode));
  const scope: Scope = { years: [year], fundingSources, ...(axis !== null && { axes: [axis] }) };
  known.set(name, scope);
  return scope;
};

const nameOfYear = ({ cap_key: cap, year }: Pick<CapRow, 'cap_key' | 'year'>): string => `${cap} ${year}`;
const nameOf = (row: Pick<CapRow, 'cap_key' | 'year' | 'axis_id'>): string => `${nameOfYear(row)} ${row.axis_id ?? ''}`;

const groupedByYear = (rows: readonly CapRow[]): ReadonlyMap<string, readonly CapRow[]> => {
  const years = new Map<string, CapRow[]>();
  for (const row of rows) {
    const own = years.get(nameOfYear(row));
    if (own) own.push(row);
    else years.set(nameOfYear(row), [row]);
  }
  return years;
};

/** The caps of the conventions asked for (all, if none is named), year by year. No row: no cap, or nothing charged to it. */
export const capUse = async (
  pool: Queryable,
  catalogue: Catalogue,
  { conventions, years }: { conventions?: readonly string[] | undefined; years?: readonly number[] | undefined },
): Promise<CapYear[]> => {
  const keys = [...catalogue.capScopesOf.entries()]
    .filter(([, scopes]) => !conventions || scopes.some((scope) => conventions.includes(scope.conventionKey)))
    .map(([key]) => key);
  const covered = keys.flatMap((key) => (catalogue.capScopesOf.get(key) ?? []).map((scope) => scope.conventionKey));
  const values = [keys, years ?? null, [...new Set(covered)]];
  const withFirms = holdsFirmsMoney(catalogue);
  const aside = withFirms ? await asideOf(pool, keys) : new Map<string, SetAside>();
  const asideIn = (row: CapRow): SetAside => aside.get(nameOf(row)) ?? NOTHING_ASIDE;
  let axisRows: Promise<ReadonlyMap<string, readonly CapRow[]>> | undefined;
  const axesOf = async (year: CapRow): Promise<readonly CapAxis[]> => {
    const own = (await (axisRows ??= pool.query<CapRow>(axesSql(withFirms), values).then(({ rows }) => groupedByYear(rows)))).get(nameOfYear(year)) ?? [];
    return own
      .map((row) => ({ axisId: row.axis_id!, ...amounts(row, scopeOfCap(row, catalogue), asideIn(row)) }))
      .sort((left, right) => catalogue.axes.get(left.axisId)!.position - catalogue.axes.get(right.axisId)!.position);
  };
  const { rows } = await pool.query<CapRow>(yearsSql(withFirms), values);
  return rows.map((row) => capYear(row, () => axesOf(row), scopeOfCap(row, catalogue), asideIn(row)));
};
