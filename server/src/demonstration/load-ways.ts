import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import { addDays, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Queryable } from '../platform/database.js';
import { loadModifications } from './load-modifications.js';
import { DEMONSTRATION_ACTOR, type DemoWay, type WayAction } from './ways.js';

/** The stored actions of a convention, as far as their ways depend on what their files say of them. */
export const wayActions = async (client: Queryable, terms: BindingTerms): Promise<readonly WayAction[]> => {
  const { rows } = await client.query<WayAction>(
    `SELECT a.slug, a.title, a.year, a.status, p.received_on AS "receivedOn", r.received_on AS "realisedOn",
            (SELECT min(c.committed_on) FROM commitment c WHERE c.action_id = a.id) AS "committedOn",
            coalesce((SELECT array_agg(DISTINCT m) FROM commitment c, unnest(c.marks) m WHERE c.action_id = a.id), '{}') AS marks,
            coalesce((SELECT sum(x.unspent) FROM money_position x WHERE x.action_id = a.id), 0)::bigint AS "leftOpen"
       FROM action a
       LEFT JOIN sheet p ON p.action_id = a.id AND p.is_current AND p.kind = 'PLANNED'
       LEFT JOIN sheet r ON r.action_id = a.id AND r.is_current AND r.kind = 'REALISED'
      WHERE a.convention_key = $1 AND a.is_demo ORDER BY a.year, a.reference`,
    [terms.key],
  );
  return rows;
};

/** Writes them, a statement a kind of line, as they would have been recorded on their own days. */
export const loadWays = async (client: Queryable, terms: BindingTerms, ways: readonly DemoWay[], meetings: readonly LocalDate[]): Promise<void> => {
  await insertSteps(client, terms, ways);
  await releaseAbandoned(client, ways);
  await insertOpinions(client, terms, ways);
  await insertDecisions(client, ways);
  await loadModifications(client, terms, ways, meetings);
  await insertAccords(client, terms);
};

/** A line's own day, in the morning in France. */
const RECORDED_AT = `(r."on" + time '09:00') AT TIME ZONE 'Europe/Paris'`;

const linesOf = <Line extends object>(ways: readonly DemoWay[], list: (way: DemoWay) => readonly Line[]): string =>
  JSON.stringify(ways.flatMap((way) => list(way).map((line) => ({ ...line, slug: way.action.slug }))).map((line, order) => ({ ...line, order })));

const insertSteps = async (client: Queryable, terms: BindingTerms, ways: readonly DemoWay[]): Promise<void> => {
  await client.query(
    `WITH given AS (
       SELECT r.*, a.id AS action_id FROM jsonb_to_recordset($1::jsonb)
         AS r (slug text, "order" int, "from" text, "to" text, "on" date, role text, party text, grounds text, articles text[], marks text[]) JOIN action a ON a.slug = r.slug
     ), step AS (
       INSERT INTO action_step (action_id, from_status, to_status, decided_on, recorded_at, actor_id, actor_role, actor_party, articles, marks)
       SELECT r.action_id, r."from", r."to", r."on", ${RECORDED_AT}, $2, r.role, r.party, r.articles, r.marks FROM given r ORDER BY r."order"
       RETURNING id, action_id, to_status
     )
     INSERT INTO reason (kind, id, convention_key, words)
     SELECT 'STEP', s.id, $3, g.grounds FROM step s JOIN given g ON g.action_id = s.action_id AND g."to" = s.to_status WHERE g.grounds IS NOT NULL`,
    [linesOf(ways, ({ steps }) => steps), DEMONSTRATION_ACTOR, terms.key],
  );
};

/** What was committed to an action that was given up is freed the same day: nothing is left open (the condition of that step). */
const releaseAbandoned = async (client: Queryable, ways: readonly DemoWay[]): Promise<void> => {
  await client.query(
    `INSERT INTO money_entry (action_id, convention_key, funding_source_code, academy_code, kind, amount_cents, happened_on, committed_on, ground, recorded_at)
     SELECT c.action_id, c.convention_key, c.funding_source_code, c.academy_code, 'RELEASE', sum(c.amount_cents), r."on", c.committed_on, r.grounds, ${RECORDED_AT}
       FROM jsonb_to_recordset($1::jsonb) AS r (slug text, "order" int, "on" date, grounds text) JOIN action a ON a.slug = r.slug JOIN commitment c ON c.action_id = a.id
      GROUP BY r."order", c.action_id, c.convention_key, c.funding_source_code, c.academy_code, c.committed_on, r."on", r.grounds ORDER BY r."order"`,
    [linesOf(ways, ({ steps }) => steps.filter(({ to }) => to === 'ABANDONED'))],
  );
};

const insertOpinions = async (client: Queryable, terms: BindingTerms, ways: readonly DemoWay[]): Promise<void> => {
  await client.query(
    `WITH given AS (
       SELECT r.*, a.id AS action_id FROM jsonb_to_recordset($1::jsonb)
         AS r (slug text, "order" int, body text, party text, value text, recommendations text, reasoning text, "on" date, articles text[]) JOIN action a ON a.slug = r.slug
     ), said AS (
       INSERT INTO opinion (action_id, body, party_key, value, sheet_version, given_on, recorded_at, actor_id, actor_role, articles)
       SELECT r.action_id, r.body, r.party, r.value, 1, r."on", ${RECORDED_AT}, $2, CASE r.body WHEN 'MINISTRY' THEN 'MINISTRY' ELSE 'PARTNER' END, r.articles
         FROM given r ORDER BY r."order"
       RETURNING id, action_id, body, party_key, given_on
     )
     INSERT INTO reason (kind, id, convention_key, words)
     SELECT w.kind, s.id, $3, w.words
       FROM said s JOIN given g ON g.action_id = s.action_id AND g.body = s.body AND g.party = s.party_key AND g."on" = s.given_on
       CROSS JOIN LATERAL (VALUES ('RECOMMENDATIONS', g.recommendations), ('OPINION', g.reasoning)) w (kind, words) WHERE w.words IS NOT NULL`,
    [linesOf(ways, ({ opinions }) => opinions), DEMONSTRATION_ACTOR, terms.key],
  );
};

const insertDecisions = async (client: Queryable, ways: readonly DemoWay[]): Promise<void> => {
  await client.query(
    `INSERT INTO body_decision (action_id, body, value, meeting_id, sheet_version, decided_on, recorded_at, actor_id, actor_role, articles)
     SELECT a.id, r.body, r.value,
            CASE r.body WHEN 'COMMITTEE' THEN (SELECT m.id FROM agenda_item i JOIN committee_meeting m ON m.id = i.meeting_id WHERE i.action_id = a.id AND m.meets_on = r."on") END,
            1, r."on", ${RECORDED_AT}, $2, r.role, r.articles
       FROM jsonb_to_recordset($1::jsonb) AS r (slug text, "order" int, body text, value text, "on" date, role text, articles text[])
       JOIN action a ON a.slug = r.slug ORDER BY r."order"`,
    [linesOf(ways, ({ decisions }) => decisions), DEMONSTRATION_ACTOR],
  );
};

/** Agendas agreed to by all who must, but for the last meeting's; and what is agreed to once. */
const insertAccords = async (client: Queryable, terms: BindingTerms): Promise<void> => {
  const clause = terms.committee.commonAccord;
  if (clause === null || terms.signature.state !== 'DATED') return;
  const parties = terms.parties.map(({ key }) => key);
  if (clause.on.includes('AGENDA')) {
    await client.query(
      `INSERT INTO common_accord (convention_key, subject, meeting_id, party_key, agreed_on, is_demo)
       SELECT m.convention_key, 'AGENDA', m.id, p.key, m.called_on, true FROM committee_meeting m CROSS JOIN unnest($2::text[]) p (key)
        WHERE m.convention_key = $1 AND (m.meets_on < (SELECT max(meets_on) FROM committee_meeting WHERE convention_key = $1) OR p.key = $3)`,
      [terms.key, parties, parties.at(-1)],
    );
  }
  if (clause.on.includes('SECRETARIAT')) {
    await client.query(
      `INSERT INTO common_accord (convention_key, subject, party_key, agreed_on, is_demo) SELECT $1, 'SECRETARIAT', key, $3, true FROM unnest($2::text[]) p (key)`,
      [terms.key, parties, addDays(terms.signature.date, 30)],
    );
  }
};
