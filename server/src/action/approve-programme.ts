import { programmeApprovalStep } from '@conventions-ouvertes/shared/action/way';
import { citing } from '@conventions-ouvertes/shared/verdict';
import { FrenchError } from '../platform/french-error.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import { dayOfAct, permit } from './acting-on-action.js';
import { conventionOnDay } from './convention-on-day.js';
import { keepReason } from './keep-reason.js';
import type { BoardValue } from './record-decision.js';

export interface ProgrammeDecision {
  readonly convention: string;
  readonly year: number;
  readonly value: BoardValue;
  readonly grounds: string | null;
  readonly on: string | null;
}

export interface ProgrammeAnswer {
  readonly recordId: number;
  readonly conventionKey: string;
  readonly year: number;
  readonly value: BoardValue;
  readonly articles: readonly string[];
}

/**
 * The partner records what its board decided of the programme of a year (DEFi, article 9). The latest decision stands.
 * @throws FrenchError STEP_NOT_IN_TEXT, ROLE_NOT_ALLOWED, OUT_OF_SCOPE, DATE_IN_THE_FUTURE and those of perform
 */
export const approveProgramme = (asking: Asking, key: string, input: ProgrammeDecision): Promise<ProgrammeAnswer> =>
  perform(asking, { name: 'approveProgramme', key, input }, async ({ client, actor, today }) => {
    const on = dayOfAct(today, input.on);
    const { terms } = await conventionOnDay(client, input.convention, on);
    await permit(client, actor, terms, []);
    const step = programmeApprovalStep(terms);
    if (step === null) throw new FrenchError('STEP_NOT_IN_TEXT', 'Le texte de la convention ne soumet pas de programme annuel à un conseil d’administration.');
    if (actor.role !== 'PARTNER') throw new FrenchError('ROLE_NOT_ALLOWED', 'La décision du conseil d’administration est enregistrée par le partenaire.');
    const articles = citing(step.article);
    const earlier = await client.query<{ value: BoardValue }>(
      'SELECT value FROM programme_approval WHERE convention_key = $1 AND year = $2 ORDER BY id DESC LIMIT 1',
      [input.convention, input.year],
    );
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO programme_approval (convention_key, year, value, decided_on, actor_id, actor_role, articles) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [input.convention, input.year, input.value, on, actor.id, actor.role, articles],
    );
    await keepReason(client, 'PROGRAMME', rows[0]!.id, input.convention, input.grounds);
    const recordId = await appendRecord(client, actor, {
      subject: { kind: 'CONVENTION', key: input.convention },
      change: 'PROGRAMME_DECIDED',
      before: earlier.rows[0] ?? null,
      after: { year: input.year, value: input.value, decidedOn: on },
      reason: input.grounds,
      articles,
    });
    return { recordId, conventionKey: input.convention, year: input.year, value: input.value, articles };
  });
