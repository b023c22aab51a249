import type { DisclosureRules } from '@conventions-ouvertes/shared/disclosure/rules';
import type { Queryable } from '../platform/database.js';
import { decidedRows, IS_DECIDED } from './decide-secrecy.js';
import { rulesOf, type Sight } from './sight.js';
import { seenInFull } from './split-groups.js';

/** What is hidden of a line of headcounts. */
export interface HiddenParts {
  readonly total: boolean;
  readonly gender: boolean;
  readonly disability: boolean;
}

/** What is hidden of an action from someone. */
export interface ActionSecrecy {
  /** Whether they see all of it, whatever it says. */
  readonly isOpen: boolean;
  /** By line of its current fiches; a line that is not here is of a former fiche. */
  readonly lines: ReadonlyMap<number, HiddenParts>;
  readonly hidesAny: boolean;
  readonly rules: DisclosureRules;
  /** Participations reached, as far as told: what a rate of this action stands on. */
  readonly reached: number;
}

export interface SecrecyRow {
  readonly action_id: number;
  readonly line_id: number | null;
  readonly stage: string;
  readonly units: number | null;
  readonly is_open: boolean;
  readonly total: boolean;
  readonly gender: boolean;
  readonly disability: boolean;
  readonly is_decided: boolean;
}

// A line that no decision knows is of an action that is not public: whoever reads it was let in to it.
const SQL = (ids: string, open: string, openAction: string): string => `
  SELECT a.id AS action_id, f.line_id, f.stage, f.total AS units, ${openAction} AS is_open, ${IS_DECIDED},
         f.total IS NOT NULL AND s.total_group IS NOT NULL AND NOT ${open} AS total,
         s.gender_group IS NOT NULL AND NOT ${open} AS gender,
         f.disability IS NOT NULL AND s.disability_group IS NOT NULL AND NOT ${open} AS disability
    FROM action a
    LEFT JOIN headcount_line f ON f.action_id = a.id
    LEFT JOIN line_secrecy s ON s.line_id = f.line_id
   WHERE a.id = ANY(${ids})`;

/**
 * The statement of what is hidden of several actions from someone.
 * @param ids an expression of their identifiers, as an array
 * @param values the statement's, which is added to
 */
export const secrecySql = (sight: Sight, ids: string, values: unknown[]): string => {
  const add = (value: unknown): string => `$${values.push(value)}`;
  return SQL(ids, seenInFull(sight, add), sight.seesAll ? 'true' : `a.convention_key = ANY(${add(sight.conventions)}::text[])`);
};

/** What is hidden of one action from someone. @param own its rows */
export const secrecyOf = (own: readonly SecrecyRow[], sight: Sight): ActionSecrecy => {
  const lines = own.flatMap(({ line_id, total, gender, disability }) => (line_id === null ? [] : [[line_id, { total, gender, disability }] as const]));
  return {
    isOpen: own[0]?.is_open ?? false,
    lines: new Map(lines),
    rules: rulesOf(sight),
    hidesAny: lines.some(([, { total, gender, disability }]) => total || gender || disability),
    reached: own.reduce((sum, { stage, units }) => sum + (stage === 'REACHED' ? (units ?? 0) : 0), 0),
  };
};

/** What is hidden of several actions from someone, in the order asked for. */
export const actionSecrecy = async (db: Queryable, sight: Sight, ids: readonly number[]): Promise<ActionSecrecy[]> => {
  const values: unknown[] = [ids];
  const sql = secrecySql(sight, '$1', values);
  const rows = sight.seesAll
    ? (await db.query<SecrecyRow>(sql, values)).rows
    : await decidedRows(db, sight, async () => (await db.query<SecrecyRow>(sql, values)).rows);
  return ids.map((id) => secrecyOf(rows.filter((row) => row.action_id === id), sight));
};
