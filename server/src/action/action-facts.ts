import type { ActionFacts } from '@conventions-ouvertes/shared/action/action-facts';
import type { MinistryOpinion, OpinionValue } from '@conventions-ouvertes/shared/action/opinion';
import { sheetState } from '@conventions-ouvertes/shared/action/sheet-state';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Queryable } from '../platform/database.js';
import type { ConventionOnDay } from './convention-on-day.js';
import { reasonOf } from './keep-reason.js';
import type { LockedAction } from './locked-action.js';
import { actionPositions, leftOpen } from './money-positions.js';
import { currentOf, pendingOf, storedSheets } from './stored-sheet.js';

interface Spoken {
  readonly opinions: { body: 'COMMISSION' | 'MINISTRY'; party: string; value: OpinionValue; recommendations: string | null; givenOn: LocalDate; sheetVersion: number }[];
  readonly committee: Exclude<ActionFacts['committee'], null> | null;
  readonly board: Exclude<ActionFacts['board'], null> | null;
  readonly programme: 'APPROVED' | 'REFUSED' | null;
}

const SPOKEN = `
  SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('body', o.body, 'party', o.party_key, 'value', o.value, 'recommendations', ${reasonOf('RECOMMENDATIONS', 'o.id')},
                     'givenOn', o.given_on, 'sheetVersion', o.sheet_version) ORDER BY o.id) FROM opinion o WHERE o.action_id = $1), '[]') AS opinions,
         (SELECT value FROM body_decision WHERE action_id = $1 AND body = 'COMMITTEE' ORDER BY id DESC LIMIT 1) AS committee,
         (SELECT value FROM body_decision WHERE action_id = $1 AND body = 'BOARD' ORDER BY id DESC LIMIT 1) AS board,
         (SELECT value FROM programme_approval WHERE convention_key = $2 AND year = $3 ORDER BY id DESC LIMIT 1) AS programme`;

/** What only the act at hand knows. */
export interface FactsOfTheAct {
  readonly cap?: ActionFacts['cap'];
  readonly reason?: string | null;
}

/** All that a transition may ask about an action, read in the caller's transaction. */
export const readFacts = async (
  client: Queryable,
  action: LockedAction,
  { terms, mayCommit }: ConventionOnDay,
  { cap = null, reason = null }: FactsOfTheAct = {},
): Promise<ActionFacts> => {
  const sheets = await storedSheets(client, action.id);
  const { rows } = await client.query<Spoken>(SPOKEN, [action.id, action.conventionKey, action.year]);
  const { opinions, committee, board, programme } = rows[0]!;
  return {
    plannedSheet: sheetState(terms, 'PLANNED', currentOf(sheets, 'PLANNED')?.sheet ?? null),
    realisedSheet: sheetState(terms, 'REALISED', currentOf(sheets, 'REALISED')?.sheet ?? null),
    commissionOpinion: opinions.findLast(({ body }) => body === 'COMMISSION')?.value ?? null,
    ministryOpinions: opinions.filter(({ body }) => body === 'MINISTRY').map(({ body: _, ...opinion }): MinistryOpinion => opinion),
    committee,
    board,
    isProgrammeApproved: programme === 'APPROVED',
    conventionMayCommit: mayCommit,
    cap,
    hasChangeToPresent: pendingOf(sheets) !== null,
    leftOpen: leftOpen(await actionPositions(client, action.id)),
    reason,
  };
};
