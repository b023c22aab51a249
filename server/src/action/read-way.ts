import { compareSheets, type SheetComparison } from '@conventions-ouvertes/shared/action/compare-sheets';
import { modificationDuty, type ModificationDuty } from '@conventions-ouvertes/shared/action/modification';
import type { OpinionValue } from '@conventions-ouvertes/shared/action/opinion';
import type { ActionStatus } from '@conventions-ouvertes/shared/action/status';
import { wayStates, type WayHalt } from '@conventions-ouvertes/shared/action/way-states';
import { programmeApprovalStep } from '@conventions-ouvertes/shared/action/way';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { reasonOf } from './keep-reason.js';
import type { StoredSheet } from './stored-sheet.js';

/** A step as it was recorded. */
export interface RecordedStep {
  readonly actionId: number;
  readonly fromStatus: ActionStatus | null;
  readonly toStatus: ActionStatus;
  readonly decidedOn: LocalDate;
  readonly recordedAt: Date;
  readonly actorRole: string;
  readonly actorParty: string | null;
  readonly grounds: string | null;
  readonly articles: string[];
  readonly marks: string[];
}

export interface ToldHalt extends WayHalt {
  /** Null: not taken, or taken before the system kept records. */
  readonly recorded: RecordedStep | null;
}

export const STEPS = `
  SELECT action_id AS "actionId", from_status AS "fromStatus", to_status AS "toStatus", decided_on AS "decidedOn", recorded_at AS "recordedAt", actor_role AS "actorRole",
         actor_party AS "actorParty", ${reasonOf('STEP', 's.id')} AS grounds, articles, marks
    FROM action_step s WHERE action_id = ANY ($1) ORDER BY id`;

/** The whole way of an action, with what was recorded of it, oldest first. */
export const tellWay = (terms: BindingTerms, status: ActionStatus, steps: readonly RecordedStep[]): readonly ToldHalt[] => {
  const taken = [...new Set(steps.flatMap(({ fromStatus, toStatus }) => (fromStatus === null ? [toStatus] : [fromStatus, toStatus])))];
  return wayStates(terms, status, taken).map((halt) => ({ ...halt, recorded: steps.findLast(({ toStatus }) => toStatus === halt.status) ?? null }));
};

export interface ToldOpinion {
  readonly actionId: number;
  readonly body: 'COMMISSION' | 'MINISTRY' | 'COMMITTEE' | 'BOARD';
  readonly partyKey: string | null;
  readonly value: OpinionValue | 'ADOPTED' | 'NOT_ADOPTED' | 'APPROVED' | 'REFUSED';
  readonly recommendations: string | null;
  readonly reasoning: string | null;
  readonly sheetVersion: number;
  readonly givenOn: LocalDate;
  readonly articles: string[];
  /** Whether it is the latest word of that body. */
  readonly stands: boolean;
}

export const OPINIONS = `
  SELECT *, row_number() OVER (PARTITION BY "actionId", body, "partyKey" ORDER BY "recordedAt" DESC, id DESC) = 1 AS stands
    FROM (SELECT action_id AS "actionId", id, body, party_key AS "partyKey", value, ${reasonOf('RECOMMENDATIONS', 'p.id')} AS recommendations, ${reasonOf('OPINION', 'p.id')} AS reasoning, sheet_version AS "sheetVersion", given_on AS "givenOn", articles, recorded_at AS "recordedAt"
            FROM opinion p WHERE action_id = ANY ($1)
          UNION ALL
          SELECT action_id, id, body, NULL, value, NULL, ${reasonOf('DECISION', 'd.id')}, sheet_version, decided_on, articles, recorded_at FROM body_decision d WHERE action_id = ANY ($1)) o
   ORDER BY "recordedAt", id`;

/** What bodies said of an action; their reasons are cut where the reader may not see them. */
export const tellOpinions = (opinions: readonly ToldOpinion[], maySeeReasons: boolean): readonly ToldOpinion[] =>
  opinions.map((row) => (maySeeReasons ? row : { ...row, recommendations: null, reasoning: null }));

export interface ToldModification {
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly proposedOn: LocalDate;
  readonly presentedOn: LocalDate | null;
  readonly state: 'WAITING' | 'APPLIES' | 'REPLACED' | 'NOT_ADOPTED';
  readonly reason: string | null;
  readonly duty: ModificationDuty;
  readonly explanation: string;
  readonly articles: readonly string[];
  readonly comparison: SheetComparison;
}

export interface ChangeRow {
  readonly actionId: number;
  readonly sheet_id: number;
  readonly from_version: number;
  readonly to_version: number;
  readonly status: ActionStatus;
  readonly proposed_on: LocalDate;
  readonly reason: string | null;
  readonly presented_on: LocalDate | null;
  readonly was_adopted: boolean | null;
}

export const CHANGES = `
  SELECT c.action_id AS "actionId", c.sheet_id, c.from_version, c.to_version, c.status, c.proposed_on, ${reasonOf('CHANGE', 'c.sheet_id')} AS reason, p.presented_on, p.was_adopted
    FROM sheet_change c LEFT JOIN sheet_presentation p ON p.sheet_id = c.sheet_id
   WHERE c.action_id = ANY ($1) ORDER BY c.action_id, c.to_version`;

/** Changes to the planned sheet, oldest first, each found by comparing the two versions. Those that wait are not for all to see. */
export const tellModifications = (
  terms: BindingTerms,
  rows: readonly ChangeRow[],
  sheets: readonly StoredSheet[],
  maySeeWaiting: boolean,
): readonly ToldModification[] => {
  const planned = new Map(sheets.filter(({ kind }) => kind === 'PLANNED').map((stored) => [stored.sheet.version, stored]));
  return rows.flatMap((row) => {
    const [before, after] = [planned.get(row.from_version), planned.get(row.to_version)];
    if (before === undefined || after === undefined || (after.isPending && !maySeeWaiting)) return [];
    const comparison = compareSheets(before.sheet, after.sheet);
    const change = { presentedOn: row.presented_on, wasAdopted: row.was_adopted ?? false, appliesFrom: row.presented_on };
    const { outcome: duty, explanation, articles } = modificationDuty(terms, row.status, comparison, change);
    const wasRefused = row.presented_on !== null && duty === 'MUST_BE_VOTED_AGAIN';
    const state = after.isPending ? 'WAITING' : wasRefused ? 'NOT_ADOPTED' : duty === 'MUST_BE_PRESENTED' || duty === 'MUST_BE_VOTED_AGAIN' ? 'REPLACED' : 'APPLIES';
    return [
      {
        fromVersion: row.from_version,
        toVersion: row.to_version,
        proposedOn: row.proposed_on,
        presentedOn: row.presented_on,
        state,
        reason: maySeeWaiting ? row.reason : null,
        duty,
        explanation,
        articles,
        comparison,
      },
    ];
  });
};

export interface ToldProgramme {
  readonly year: number;
  /** Null: the board has not spoken, or its word is not on record. */
  readonly value: 'APPROVED' | 'REFUSED' | null;
  readonly decidedOn: LocalDate | null;
  readonly article: string | null;
  readonly summary: string;
}

/** What the board said of the programme of a year, as stored. */
export interface ProgrammeRow {
  readonly key: string;
  readonly value: 'APPROVED' | 'REFUSED';
  readonly decidedOn: LocalDate;
}

export const PROGRAMMES = `
  SELECT DISTINCT ON (convention_key, year) convention_key || '/' || year AS key, value, decided_on AS "decidedOn"
    FROM programme_approval WHERE convention_key || '/' || year = ANY ($1) ORDER BY convention_key, year, id DESC`;

/** Null where the text submits no programme to the board. */
export const tellProgramme = (terms: BindingTerms, year: number, row: ProgrammeRow | null): ToldProgramme | null => {
  const step = programmeApprovalStep(terms);
  return step === null ? null : { year, value: row?.value ?? null, decidedOn: row?.decidedOn ?? null, article: step.article, summary: step.summary };
};
