import { PLANNED_STATUSES } from '@conventions-ouvertes/shared/action/status';
import { groupFirmsMoney, type FirmsCell, type FirmsGroup } from '@conventions-ouvertes/shared/disclosure/firms-groups';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { cents } from '@conventions-ouvertes/shared/money';
import type pg from 'pg';
import type { Catalogue } from '../convention/catalogue.js';
import { inTransaction, type Queryable } from '../platform/database.js';
import { storedThresholds } from './thresholds.js';

export const FIRMS_STAGES = ['PLANNED', 'COMMITTED', 'SPENT'] as const;
export type FirmsStage = (typeof FIRMS_STAGES)[number];

/** A stage of the table of firms' money: its cells, and the groups that they are told in. */
export interface FirmsStageTable {
  readonly cells: readonly FirmsCell[];
  readonly groups: readonly FirmsGroup[];
}

export type FirmsTable = Readonly<Record<FirmsStage, FirmsStageTable>>;

interface GiftRow {
  readonly stage: FirmsStage;
  readonly convention: string;
  readonly year: number;
  readonly firm: string;
  readonly cents: number;
}

/** What each firm gives in each cell, of published actions. */
const GIFTS = `
  SELECT f.stage, f.convention_key AS convention, f.year, o.firm, sum(f.amount_cents)::bigint AS cents
    FROM money_line f
    JOIN firms_source o ON o.convention_key = f.convention_key AND o.funding_source_code = f.funding_source_code
    JOIN action a ON a.id = f.action_id AND a.published_at IS NOT NULL AND a.status <> 'DRAFT'
   WHERE f.amount_cents <> 0 AND (f.stage <> 'PLANNED' OR f.status IN (${PLANNED_STATUSES.map((status) => `'${status}'`).join(', ')}))
   GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;

interface GroupRow {
  readonly stage: FirmsStage;
  readonly cells: readonly string[];
  readonly told: Readonly<Record<string, number>>;
  readonly before: readonly Readonly<Record<string, number>>[];
}

const keyOf = (convention: string, year: number): string => `${convention}/${year}`;

const cellsOf = (rows: readonly GiftRow[], former: readonly GroupRow[], { partiesOf, parties }: Catalogue): readonly FirmsCell[] => {
  const keys = new Set([...rows.map(({ convention, year }) => keyOf(convention, year)), ...former.flatMap(({ cells }) => cells)]);
  return [...keys].map((key) => {
    const [convention = '', year = ''] = key.split('/');
    return {
      key,
      convention,
      year: Number(year),
      contributions: rows.filter((row) => keyOf(row.convention, row.year) === key).map((row) => ({ contributor: row.firm, cents: cents(row.cents) })),
      // A ministry sees all; those who see a part are the other parties.
      insiders: (partiesOf.get(convention) ?? []).flatMap(({ partyKey }) => (parties.get(partyKey)?.kind === 'MINISTRY' ? [] : [partyKey])),
    };
  });
};

const STORE = `
  INSERT INTO firms_group (stage, cells, told, before, told_on) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (stage, cells) DO UPDATE SET told = excluded.told, before = excluded.before, told_on = excluded.told_on WHERE firms_group.told <> excluded.told`;

const decide = async (client: Queryable, catalogue: Catalogue, today: LocalDate): Promise<FirmsTable> => {
  // One decision after the other, each from what the one before told.
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('firms_group'))`);
  const rules = await storedThresholds(client);
  const { rows: gifts } = await client.query<GiftRow>(GIFTS);
  const { rows: former } = await client.query<GroupRow>('SELECT stage, cells, told, before FROM firms_group ORDER BY stage, cells');
  const tableOf = async (stage: FirmsStage): Promise<FirmsStageTable> => {
    const told = former.filter((row) => row.stage === stage);
    const cells = cellsOf(gifts.filter((row) => row.stage === stage), told, catalogue);
    const groups = groupFirmsMoney(cells, rules, told.map((row) => ({ cells: row.cells, told: new Map(Object.entries(row.told)), before: row.before.map((sums) => new Map(Object.entries(sums))) })));
    for (const group of groups) await client.query(STORE, [stage, group.cells, JSON.stringify(Object.fromEntries(group.told)), JSON.stringify(group.before.map((sums) => Object.fromEntries(sums))), today]);
    return { cells, groups };
  };
  return { PLANNED: await tableOf('PLANNED'), COMMITTED: await tableOf('COMMITTED'), SPENT: await tableOf('SPENT') };
};

const decided = new WeakMap<Catalogue, Promise<FirmsTable>>();

/**
 * The table of firms' money as it is decided for the data of a catalogue, once for each of its versions, however many ask.
 * @param writer the program's own connections: the decision is kept, so that what is told later follows from it
 */
export const firmsTable = (writer: pg.Pool, catalogue: Catalogue, today: LocalDate): Promise<FirmsTable> => {
  const known = decided.get(catalogue);
  if (known) return known;
  const table = inTransaction(writer, (client) => decide(client, catalogue, today));
  decided.set(catalogue, table);
  table.catch(() => decided.delete(catalogue));
  return table;
};
