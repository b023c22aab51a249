import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { addDays, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Queryable } from '../platform/database.js';
import { DEMONSTRATION_ACTOR, type DemoWay } from './ways.js';

const MOST_MODIFIED = 4;

/**
 * Approved actions whose planned fiche changed, where the text says what a change calls for (OPCO EP, article 15): some put before a later
 * meeting of the committee and in force since, one that still waits. What was approved first stays readable beside what is in force.
 */
export const loadModifications = async (client: Queryable, { key, modification }: BindingTerms, ways: readonly DemoWay[], meetings: readonly LocalDate[]): Promise<void> => {
  if (modification === null) return;
  const presented = ways.flatMap((way) => {
    const committed = way.steps.find(({ to }) => to === 'COMMITTED');
    const realised = way.steps.find(({ to }) => to === 'REALISED');
    if (committed === undefined || realised === undefined) return [];
    const presentedOn = meetings.find((day) => day > addDays(committed.on, 10) && day < realised.on);
    return presentedOn === undefined ? [] : [{ slug: way.action.slug, presentedOn }];
  });
  for (const { slug, presentedOn } of presented.slice(0, MOST_MODIFIED)) {
    await client.query(`UPDATE sheet s SET version = 2 FROM action a WHERE a.id = s.action_id AND a.slug = $1 AND s.kind = 'PLANNED' AND s.is_current`, [slug]);
    const former = await copySheet(client, slug, { version: 1, isPending: false, tools: 'Visites et ateliers dans les établissements d’abord retenus (version fictive)' });
    await moveBudget(client, former);
    const sheet = await tellChange(client, slug, addDays(presentedOn, -9), 'Programme resserré sur de nouveaux établissements (motif fictif)', key);
    await client.query(
      `INSERT INTO sheet_presentation (sheet_id, presented_on, meeting_id, recorded_at, actor_id, actor_role)
       VALUES ($1, $2::date, (SELECT id FROM committee_meeting WHERE convention_key = $3 AND meets_on = $2::date), ($2::date + time '09:00') AT TIME ZONE 'Europe/Paris', $4, 'COMMITTEE_SECRETARY')`,
      [sheet, presentedOn, key, DEMONSTRATION_ACTOR],
    );
  }
  const waiting = ways.find(({ action, steps }) => action.status === 'COMMITTED' && steps.at(-1)?.to === 'COMMITTED');
  const committedOn = waiting?.steps.at(-1)?.on;
  if (waiting === undefined || committedOn === undefined) return;
  await copySheet(client, waiting.action.slug, { version: 2, isPending: true, tools: 'Une restitution publique s’ajoute aux ateliers (version fictive)' });
  await tellChange(client, waiting.action.slug, addDays(committedOn, 15), 'Une étape de plus au calendrier (motif fictif)', key);
};

interface Version {
  readonly version: number;
  readonly isPending: boolean;
  /** What it says of tools and activities, unlike the one in force. */
  readonly tools: string;
}

const COPIED = `number, article, steering_partner, steering_ministry, target_audiences, objectives, starts_on, ends_on, partner_or_provider, description,
  success_indicators, evaluation_method, received_on, import_file_id, source_sheet, source_row`;

/** A version beside the one in force, with its annex, its headcounts and what it sets as targets. */
const copySheet = async (client: Queryable, slug: string, { version, isPending, tools }: Version): Promise<number> => {
  const { rows } = await client.query<{ id: number; current: number }>(
    `WITH current AS (SELECT s.* FROM sheet s JOIN action a ON a.id = s.action_id WHERE a.slug = $1 AND s.kind = 'PLANNED' AND s.is_current)
     INSERT INTO sheet (action_id, convention_key, kind, version, is_current, is_pending, tools_and_activities, ${COPIED})
     SELECT action_id, convention_key, kind, $2, false, $3, $4, ${COPIED} FROM current RETURNING id, (SELECT id FROM current) AS current`,
    [slug, version, isPending, tools],
  );
  const { id, current } = rows[0]!;
  await client.query(
    `WITH item AS (
       INSERT INTO expense_item (sheet_id, action_id, convention_key, position, label, total_cents, academy_code, school_uai, import_file_id, source_sheet, source_row)
       SELECT $1, action_id, convention_key, position, label, total_cents, academy_code, school_uai, import_file_id, source_sheet, source_row FROM expense_item WHERE sheet_id = $2
       RETURNING id, position, convention_key
     )
     INSERT INTO expense_share (expense_item_id, convention_key, funding_source_code, amount_cents)
     SELECT n.id, n.convention_key, x.funding_source_code, x.amount_cents
       FROM item n JOIN expense_item o ON o.sheet_id = $2 AND o.position = n.position JOIN expense_share x ON x.expense_item_id = o.id`,
    [id, current],
  );
  for (const [table, columns] of [
    ['headcount', 'action_id, convention_key, audience_code, academy_code, school_uai, total, girls, boys, disability, import_file_id, source_sheet, source_row'],
    ['in_kind_support', 'position, label, given_by, estimated_cents, import_file_id, source_sheet, source_row'],
    ['sheet_target', 'position, label, unit, direction, target, academy_code'],
  ] as const) {
    await client.query(`INSERT INTO ${table} (sheet_id, ${columns}) SELECT $1, ${columns} FROM ${table} WHERE sheet_id = $2`, [id, current]);
  }
  return id;
};

/** A tenth of one item, in whole euros, charged to another of the same source: the total stays. */
const moveBudget = async (client: Queryable, sheet: number): Promise<void> => {
  await client.query(
    `WITH pair AS (
       SELECT x.expense_item_id AS taken, y.expense_item_id AS given, x.funding_source_code AS source, x.amount_cents / 1000 * 100 AS amount
         FROM expense_item i JOIN expense_share x ON x.expense_item_id = i.id
         JOIN expense_item j ON j.sheet_id = i.sheet_id AND j.position > i.position JOIN expense_share y ON y.expense_item_id = j.id AND y.funding_source_code = x.funding_source_code
        WHERE i.sheet_id = $1 AND x.amount_cents >= 1000 ORDER BY i.position, j.position LIMIT 1
     ), share AS (
       UPDATE expense_share s SET amount_cents = s.amount_cents + CASE s.expense_item_id WHEN p.taken THEN -p.amount ELSE p.amount END
         FROM pair p WHERE s.funding_source_code = p.source AND s.expense_item_id IN (p.taken, p.given)
     )
     UPDATE expense_item i SET total_cents = i.total_cents + CASE i.id WHEN p.taken THEN -p.amount ELSE p.amount END FROM pair p WHERE i.id IN (p.taken, p.given)`,
    [sheet],
  );
};

const tellChange = async (client: Queryable, slug: string, proposedOn: LocalDate, reason: string, convention: string): Promise<number> => {
  const { rows } = await client.query<{ sheet_id: number }>(
    `WITH changed AS (
       INSERT INTO sheet_change (sheet_id, action_id, from_version, to_version, status, proposed_on, recorded_at, actor_id, actor_role)
       SELECT s.id, s.action_id, 1, 2, 'COMMITTED', $2::date, ($2::date + time '09:00') AT TIME ZONE 'Europe/Paris', $3, 'PARTNER'
         FROM sheet s JOIN action a ON a.id = s.action_id WHERE a.slug = $1 AND s.kind = 'PLANNED' AND s.version = 2
       RETURNING sheet_id
     )
     INSERT INTO reason (kind, id, convention_key, words) SELECT 'CHANGE', sheet_id, $5, $4 FROM changed RETURNING id AS sheet_id`,
    [slug, proposedOn, DEMONSTRATION_ACTOR, reason, convention],
  );
  return rows[0]!.sheet_id;
};
