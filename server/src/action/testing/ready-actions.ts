import type { ActionStatus } from '@conventions-ouvertes/shared/action/status';
import type { Queryable } from '../../platform/database.js';
import type { GivenSheet } from '../given-sheet.js';

/** A planned sheet that every text takes: complete, with its annex. */
export const aSheet = (given: Partial<GivenSheet> = {}): GivenSheet => ({
  steeringPartner: 'Service études',
  steeringMinistry: 'DGESCO',
  targetAudiences: 'Lycéens et apprentis',
  objectives: 'Faire connaître les métiers de la branche',
  startsOn: '2018-01-08',
  endsOn: '2018-12-14',
  description: 'Visites d’entreprises et ateliers',
  successIndicators: 'Nombre de classes reçues',
  evaluationMethod: 'Questionnaire en fin d’année',
  expenses: [{ label: 'Transport', shares: [{ source: 'HORS_QUOTA', cents: 10_000_00 }] }],
  headcounts: [{ audience: 'LYCEE_PUPILS', total: 120 }],
  ...given,
});

/** The same as done. */
export const aRealisedSheet = (given: Partial<GivenSheet> = {}): GivenSheet => {
  const { successIndicators: _indicators, evaluationMethod: _method, ...sheet } = aSheet();
  return { ...sheet, quantitativeReview: '6 classes', qualitativeReview: 'Très suivi', ...given };
};

export interface ReadyAction {
  readonly reference: string;
  readonly status: ActionStatus;
}

/**
 * Stores actions to which every body has said yes and whose two fiches are complete, whatever their status: so that only the
 * status and the role decide what may be done.
 */
export const insertReadyActions = async (client: Queryable, conventionKey: string, axis: string, source: string, actions: readonly ReadyAction[]): Promise<void> => {
  const year = conventionKey === 'opca-defi-2016' ? 2018 : 2021;
  await client.query(
    `WITH a AS (
       INSERT INTO action (reference, convention_key, axis_code, year, title, status, content_sha256)
       SELECT reference, $1, $2, $4, 'Action ' || reference, status, repeat('0', 64) FROM jsonb_to_recordset($3::jsonb) AS r (reference text, status text)
       RETURNING id
     ), s AS (
       INSERT INTO sheet (action_id, convention_key, kind, steering_partner, steering_ministry, target_audiences, objectives, starts_on, ends_on, description,
                          success_indicators, evaluation_method)
       SELECT a.id, $1, k.kind, 'Service', 'DGESCO', 'Lycéens', 'Objectif', '2018-01-08', '2018-12-14', 'Descriptif',
              CASE k.kind WHEN 'PLANNED' THEN 'Indicateurs' END, CASE k.kind WHEN 'PLANNED' THEN 'Questionnaire' END
         FROM a CROSS JOIN (VALUES ('PLANNED'), ('REALISED')) k (kind) RETURNING id, action_id
     ), i AS (
       INSERT INTO expense_item (sheet_id, action_id, convention_key, position, label, total_cents)
       SELECT id, action_id, $1, 1, 'Transport', 1000 FROM s RETURNING id
     ), x AS (
       INSERT INTO expense_share (expense_item_id, convention_key, funding_source_code, amount_cents) SELECT id, $1, $5, 1000 FROM i
     ), o AS (
       INSERT INTO opinion (action_id, body, party_key, value, sheet_version, given_on, actor_id, actor_role)
       SELECT a.id, CASE WHEN p.kind = 'MINISTRY' THEN 'MINISTRY' ELSE 'COMMISSION' END, p.key, 'FAVOURABLE', 1, '2018-01-01', 'test', 'MINISTRY'
         FROM a CROSS JOIN convention_party c JOIN party p ON p.key = c.party_key WHERE c.convention_key = $1
     )
     INSERT INTO body_decision (action_id, body, value, sheet_version, decided_on, actor_id, actor_role)
     SELECT a.id, b.body, b.value, 1, '2018-01-01', 'test', 'PARTNER'
       FROM a CROSS JOIN (VALUES ('COMMITTEE', CASE $1 WHEN 'opca-defi-2016' THEN 'FAVOURABLE' ELSE 'ADOPTED' END), ('BOARD', 'APPROVED')) b (body, value)`,
    [conventionKey, axis, JSON.stringify(actions), year, source],
  );
};
