import { whatIf, type CapScope, type MoneyLine, type WhatIf } from '@conventions-ouvertes/shared/budget/what-if';
import type { ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { cents } from '@conventions-ouvertes/shared/money';
import type { Catalogue } from '../convention/catalogue.js';
import { FrenchError } from '../platform/french-error.js';
import type { Queryable } from '../platform/database.js';

/** An amount imagined of an action, from one source, at one place. */
export interface ImaginedAmount {
  readonly source: string;
  readonly academy: string | null;
  readonly cents: number;
}

/** An action imagined as committed: one that exists, as its planned sheet has it or with other amounts, or one that does not. */
export interface ImaginedAction {
  /** Address of an action that exists; null: invented for the question. */
  readonly action: string | null;
  /** What an invented action is called. */
  readonly label: string | null;
  readonly convention: string | null;
  readonly axis: string | null;
  readonly year: number | null;
  /** Null: as the planned sheet has it. */
  readonly amounts: readonly ImaginedAmount[] | null;
}

const MOST_ACTIONS = 500;

interface Line {
  readonly action: string;
  readonly convention_key: string;
  readonly source: string;
  readonly year: number;
  readonly axis_code: string;
  readonly academy_code: string | null;
  readonly amount: number;
}

const toMoneyLine = ({ convention_key: conventionKey, axis_code: axisCode, academy_code: academyCode, amount, ...rest }: Line): MoneyLine => ({
  ...rest,
  conventionKey,
  axisCode,
  academyCode,
  amount: cents(amount),
});

/** The year of the first cap on a source; a source under two caps of unlike years is in no text. */
const YEAR = `coalesce((SELECT cap_year_of(k.period, v.signed_on, dated_on, programme_year)
  FROM cap_scope s JOIN cap k ON k.key = s.cap_key JOIN convention v ON v.key = s.convention_key
  WHERE s.convention_key = m.convention_key AND s.funding_source_code = m.source ORDER BY k.key LIMIT 1), programme_year)`;

const COMMITTED = `
  SELECT m.slug AS action, m.convention_key, m.source, ${YEAR} AS year, m.axis_code, m.academy_code, sum(m.amount)::bigint AS amount
    FROM (SELECT a.slug, l.convention_key, l.funding_source_code AS source, l.year AS programme_year, l.dated_on, l.axis_code, l.academy_code, l.amount_cents AS amount
            FROM money_line l JOIN action a ON a.id = l.action_id
           WHERE l.stage = 'COMMITTED' AND l.convention_key = ANY ($1) AND a.slug <> ALL ($2)) m
   GROUP BY 1, 2, 3, 4, 5, 6`;

const IMAGINED = `
  SELECT m.action, m.convention_key, m.source, ${YEAR} AS year, m.axis_code, m.academy_code, m.amount
    FROM jsonb_to_recordset($1::jsonb) AS m (action text, convention_key text, source text, programme_year int, dated_on date, axis_code text, academy_code text, amount bigint)`;

const PLANNED = `
  SELECT l.funding_source_code AS source, l.academy_code AS academy, sum(l.amount_cents)::bigint AS cents
    FROM money_line l WHERE l.action_id = $1 AND l.stage = 'PLANNED' GROUP BY 1, 2 ORDER BY 1, 2`;

interface Placed {
  readonly action: string;
  readonly convention_key: string;
  readonly axis_code: string;
  readonly programme_year: number;
  readonly amounts: readonly ImaginedAmount[];
}

/**
 * What would become of the caps if the imagined actions were committed today, in the order given. Nothing is written. What is
 * already committed for an action that is imagined anew is left out, so that it counts once.
 * @throws FrenchError TOO_MANY_ACTIONS, ACTION_UNKNOWN, IMAGINED_INCOMPLETE, CONVENTION_UNKNOWN, AXIS_UNKNOWN, SOURCE_UNKNOWN, ACADEMY_UNKNOWN, AMOUNT_NEGATIVE
 */
export const imagine = async (pool: Queryable, catalogue: Catalogue, today: LocalDate, actions: readonly ImaginedAction[]): Promise<WhatIf> => {
  if (actions.length > MOST_ACTIONS) throw new FrenchError('TOO_MANY_ACTIONS', `Simulez ${MOST_ACTIONS} actions au plus à la fois.`);
  const placed: Placed[] = [];
  for (const [index, action] of actions.entries()) placed.push(await place(pool, catalogue, action, index));
  const lines = placed.flatMap(({ amounts, ...action }) =>
    amounts.map((amount) => ({ ...action, dated_on: today, source: amount.source, academy_code: amount.academy, amount: amount.cents })),
  );
  const caps = capsOver(catalogue, placed);
  const conventions = [...new Set(caps.flatMap(({ scopes }) => scopes.map(({ conventionKey }) => conventionKey)))];
  const committed = await pool.query<Line>(COMMITTED, [conventions, placed.map(({ action }) => action)]);
  const imagined = await pool.query<Line>(IMAGINED, [JSON.stringify(lines)]);
  const years = [...committed.rows, ...imagined.rows].map(({ year }) => year);
  const limits = await limitsOf(pool, caps.map(({ key }) => key), years);
  return whatIf(
    caps.map((cap) => ({
      ...cap,
      limitIn: (year) => {
        const limit = limits.get(`${cap.key} ${year}`) ?? null;
        return limit === null ? { state: 'UNKNOWN', reason: 'Le montant du plafond n’est pas connu pour cette année.' } : { state: 'KNOWN', limit: cents(limit) };
      },
    })),
    committed.rows.map(toMoneyLine),
    imagined.rows.map(toMoneyLine),
  );
};

const place = async (pool: Queryable, catalogue: Catalogue, given: ImaginedAction, index: number): Promise<Placed> => {
  if (given.action !== null) {
    const { rows } = await pool.query<{ id: number; convention_key: string; axis_code: string; year: number }>(
      'SELECT id, convention_key, axis_code, year FROM action WHERE slug = $1',
      [given.action],
    );
    const action = rows[0];
    if (!action) throw new FrenchError('ACTION_UNKNOWN', `Aucune action n’a l’adresse « ${given.action.slice(0, 100)} » : reprenez-la telle que le site l’affiche.`);
    const amounts = given.amounts ?? (await pool.query<ImaginedAmount & { source: string }>(PLANNED, [action.id])).rows;
    return checked(catalogue, {
      action: given.action,
      convention_key: given.convention ?? action.convention_key,
      axis_code: given.axis ?? action.axis_code,
      programme_year: given.year ?? action.year,
      amounts,
    });
  }
  const { convention, axis, year, amounts } = given;
  if (convention === null || axis === null || year === null || amounts === null) {
    throw new FrenchError('IMAGINED_INCOMPLETE', `L’action imaginée n° ${index + 1} doit dire sa convention, son axe, son année et ses montants.`);
  }
  return checked(catalogue, { action: given.label ?? `Action imaginée n° ${index + 1}`, convention_key: convention, axis_code: axis, programme_year: year, amounts });
};

const checked = (catalogue: Catalogue, placed: Placed): Placed => {
  const { convention_key: convention, axis_code: axis } = placed;
  const refuse = (code: string, what: string): never => {
    throw new FrenchError(code, `L’action « ${placed.action.slice(0, 80)} » nomme ${what} : choisissez dans la liste.`);
  };
  if (!catalogue.conventions.has(convention)) refuse('CONVENTION_UNKNOWN', `une convention inconnue, « ${convention.slice(0, 80)} »`);
  if (!catalogue.axes.has(`${convention}/${axis}`)) refuse('AXIS_UNKNOWN', `un axe inconnu, « ${axis.slice(0, 20)} »`);
  for (const { source, academy, cents: amount } of placed.amounts) {
    if (!catalogue.fundingSources.has(`${convention}/${source}`)) refuse('SOURCE_UNKNOWN', `une ressource inconnue, « ${source.slice(0, 60)} »`);
    if (academy !== null && !catalogue.academies.has(academy)) refuse('ACADEMY_UNKNOWN', `une académie inconnue, « ${academy.slice(0, 20)} »`);
    if (amount < 0) throw new FrenchError('AMOUNT_NEGATIVE', 'Un montant imaginé n’est pas négatif : donnez celui de l’action, ou zéro.');
  }
  return placed;
};

/** The caps that bind the conventions of the imagined actions. */
const capsOver = (catalogue: Catalogue, placed: readonly Placed[]): readonly Omit<CapScope, 'limitIn'>[] => {
  const conventions = new Set(placed.map(({ convention_key }) => convention_key));
  return [...catalogue.caps.values()].flatMap((cap) => {
    const scopes = (catalogue.capScopesOf.get(cap.key) ?? []).map(({ conventionKey, fundingSourceCode }) => ({ conventionKey, source: fundingSourceCode }));
    return scopes.some(({ conventionKey }) => conventions.has(conventionKey))
      ? [{ key: cap.key, label: cap.label, article: (cap.article ?? null) as ArticleRef | null, scopes }]
      : [];
  });
};

const limitsOf = async (pool: Queryable, caps: readonly string[], years: readonly number[]): Promise<ReadonlyMap<string, number | null>> => {
  const { rows } = await pool.query<{ key: string; year: number; cents: number | null }>(
    'SELECT k.key, y.year, cap_limit(k.key, y.year) AS cents FROM unnest($1::text[]) AS k (key) CROSS JOIN (SELECT DISTINCT unnest($2::int[]) AS year) y',
    [caps, years],
  );
  return new Map(rows.map(({ key, year, cents: limit }) => [`${key} ${year}`, limit]));
};
