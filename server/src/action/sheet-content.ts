import { DatabaseError } from 'pg';
import { createHash } from 'node:crypto';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { checkMeasures, insertInKind, insertTargets, type GivenInKind, type GivenTarget } from './sheet-measures.js';

/** The written rubrics of a fiche as given; a member absent or null is left blank. */
export interface SheetTexts {
  readonly article?: string | null;
  readonly steeringPartner?: string | null;
  readonly steeringMinistry?: string | null;
  readonly targetAudiences?: string | null;
  readonly objectives?: string | null;
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
  readonly partnerOrProvider?: string | null;
  readonly description?: string | null;
  readonly toolsAndActivities?: string | null;
  readonly successIndicators?: string | null;
  readonly evaluationMethod?: string | null;
  readonly quantitativeReview?: string | null;
  readonly qualitativeReview?: string | null;
}

export interface GivenExpense {
  readonly label: string;
  readonly academy?: string | null;
  readonly school?: string | null;
  readonly shares: readonly { readonly source: string; readonly cents: number }[];
}

export interface GivenHeadcount {
  readonly audience: string;
  readonly academy?: string | null;
  readonly school?: string | null;
  readonly total?: number | null;
  readonly girls?: number | null;
  readonly boys?: number | null;
  readonly disability?: number | null;
}

/** A fiche as someone gives it, whole; but for what is left out (null), which stays as in the version in force. */
export interface GivenSheet extends SheetTexts {
  readonly expenses: readonly GivenExpense[];
  readonly headcounts: readonly GivenHeadcount[];
  readonly indicators?: readonly GivenTarget[] | null;
  readonly inKind?: readonly GivenInKind[] | null;
}

const COLUMNS: Readonly<Record<keyof SheetTexts, string>> = {
  article: 'article',
  steeringPartner: 'steering_partner',
  steeringMinistry: 'steering_ministry',
  targetAudiences: 'target_audiences',
  objectives: 'objectives',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  partnerOrProvider: 'partner_or_provider',
  description: 'description',
  toolsAndActivities: 'tools_and_activities',
  successIndicators: 'success_indicators',
  evaluationMethod: 'evaluation_method',
  quantitativeReview: 'quantitative_review',
  qualitativeReview: 'qualitative_review',
};

export interface NewSheet {
  readonly actionId: number;
  readonly conventionKey: string;
  readonly kind: 'PLANNED' | 'REALISED';
  readonly version: number;
  readonly isCurrent: boolean;
  readonly isPending: boolean;
  readonly receivedOn: string;
  readonly content: GivenSheet;
}

/**
 * Writes a version of a fiche with its annex and its headcounts; returns its identifier. Other versions are left as they are.
 * @throws FrenchError SHEET_INVALID, CODE_UNKNOWN
 */
export const insertSheet = async (client: Queryable, given: NewSheet): Promise<number> => {
  refuseImpossible(given);
  try {
    const id = await insertTexts(client, given);
    await insertExpenses(client, given, id);
    await insertHeadcounts(client, given, id);
    await insertInKind(client, given, id);
    if (given.kind === 'PLANNED') await insertTargets(client, given, id);
    return id;
  } catch (error) {
    throw inFrench(error);
  }
};

const insertTexts = async (client: Queryable, { actionId, conventionKey, kind, version, isCurrent, isPending, receivedOn, content }: NewSheet): Promise<number> => {
  const texts = Object.entries(COLUMNS) as [keyof SheetTexts, string][];
  const values = [actionId, conventionKey, kind, version, isCurrent, isPending, receivedOn];
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO sheet (action_id, convention_key, kind, version, is_current, is_pending, received_on, ${texts.map(([, column]) => column).join(', ')})
     VALUES (${[...values, ...texts].map((_, index) => `$${index + 1}`).join(', ')}) RETURNING id`,
    [...values, ...texts.map(([name]) => content[name] ?? null)],
  );
  return rows[0]!.id;
};

const insertExpenses = async (client: Queryable, { actionId, conventionKey, content }: NewSheet, sheetId: number): Promise<void> => {
  const { rows } = await client.query<{ id: number; position: number }>(
    `INSERT INTO expense_item (sheet_id, action_id, convention_key, position, label, total_cents, academy_code, school_uai)
     SELECT $1, $2, $3, position, label, total, academy, school
       FROM jsonb_to_recordset($4::jsonb) AS r (position int, label text, total bigint, academy text, school text) RETURNING id, position`,
    [
      sheetId,
      actionId,
      conventionKey,
      JSON.stringify(
        content.expenses.map(({ shares, ...item }, index) => ({ ...item, position: index + 1, total: shares.reduce((total, { cents }) => total + cents, 0) })),
      ),
    ],
  );
  const ids = new Map(rows.map(({ id, position }) => [position, id]));
  await client.query(
    `INSERT INTO expense_share (expense_item_id, convention_key, funding_source_code, amount_cents)
     SELECT item, $1, source, cents FROM jsonb_to_recordset($2::jsonb) AS r (item bigint, source text, cents bigint)`,
    [conventionKey, JSON.stringify(content.expenses.flatMap(({ shares }, index) => shares.map((share) => ({ ...share, item: ids.get(index + 1) }))))],
  );
};

const insertHeadcounts = async (client: Queryable, { actionId, conventionKey, content }: NewSheet, sheetId: number): Promise<void> => {
  await client.query(
    `INSERT INTO headcount (sheet_id, action_id, convention_key, audience_code, academy_code, school_uai, total, girls, boys, disability)
     SELECT $1, $2, $3, audience, academy, school, total, girls, boys, disability
       FROM jsonb_to_recordset($4::jsonb) AS r (audience text, academy text, school text, total int, girls int, boys int, disability int)`,
    [sheetId, actionId, conventionKey, JSON.stringify(content.headcounts)],
  );
};

const refuseImpossible = ({ content, kind }: NewSheet): void => {
  const refuse: (problem: string) => never = (problem) => {
    throw new FrenchError('SHEET_INVALID', `La fiche n’est pas recevable : ${problem}.`);
  };
  if (content.startsOn && content.endsOn && content.endsOn < content.startsOn) refuse('elle finit avant de commencer ; corrigez les dates');
  if (kind === 'PLANNED' && (content.quantitativeReview ?? content.qualitativeReview)) refuse('une fiche prévisionnelle n’a pas encore de bilan ; retirez-le');
  if (kind === 'REALISED' && (content.successIndicators ?? content.evaluationMethod)) {
    refuse('une fiche de réalisation dit son bilan, et non plus les indicateurs et l’évaluation prévus ; retirez-les');
  }
  checkMeasures(content, kind, refuse);
  for (const { label, shares } of content.expenses) {
    if (label.trim() === '') refuse('une dépense n’a pas d’intitulé ; nommez-la');
    if (shares.length === 0) refuse(`la dépense « ${label} » n’est affectée à aucune ressource ; affectez-la`);
    if (new Set(shares.map(({ source }) => source)).size < shares.length) refuse(`la dépense « ${label} » nomme deux fois la même ressource ; additionnez-les`);
    if (shares.some(({ cents }) => cents < 0)) refuse(`la dépense « ${label} » a un montant négatif ; corrigez-le`);
  }
  for (const { total, girls, boys, disability } of content.headcounts) {
    const parts = [total, girls, boys, disability].filter((count) => count !== null && count !== undefined);
    if (parts.some((count) => count < 0)) refuse('un effectif est négatif ; corrigez-le');
    if ((girls ?? 0) + (boys ?? 0) > (total ?? Infinity) || (disability ?? 0) > (total ?? Infinity)) refuse('une partie d’un effectif dépasse son total ; corrigez-la');
  }
};

const WHAT: Readonly<Record<string, string>> = {
  funding_source: 'une ressource que la convention ne nomme pas',
  academy: 'un code d’académie inconnu',
  school: 'un établissement (UAI) inconnu',
  audience: 'un public inconnu',
};

/** A code that nothing bears is told in French; anything else is a defect of ours. */
const inFrench = (error: unknown): unknown => {
  if (!(error instanceof DatabaseError)) return error;
  if (error.code === '23505' && error.table === 'headcount') {
    return new FrenchError('SHEET_INVALID', 'La fiche n’est pas recevable : un public est compté deux fois au même lieu ; additionnez les lignes.', { cause: error });
  }
  if (error.code !== '23503') return error;
  const what = Object.entries(WHAT).find(([name]) => error.constraint?.includes(name))?.[1] ?? 'un code inconnu';
  return new FrenchError('CODE_UNKNOWN', `La fiche porte ${what} : choisissez dans la liste de la convention.`, { cause: error });
};

/** Fingerprint of what was given, for the column that files also fill. */
export const contentSha256 = (content: object): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');
