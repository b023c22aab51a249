import { DatabaseError } from 'pg';
import { createHash } from 'node:crypto';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import type { NewSheet, SheetTexts } from './given-sheet.js';
import { SHEET_TEXT_COLUMNS } from './sheet-columns.js';
import { checkMeasures, insertInKind, insertTargets } from './sheet-measures.js';

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
  const texts = Object.entries(SHEET_TEXT_COLUMNS satisfies Record<keyof SheetTexts, string>) as [keyof SheetTexts, string][];
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
