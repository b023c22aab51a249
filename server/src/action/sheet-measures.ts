import type { Queryable } from '../platform/database.js';
import type { GivenSheet, NewSheet } from './given-sheet.js';

const DECIMAL = /^-?\d{1,14}(?:\.\d{1,4})?$/u;

/** `refuse` says what is wrong, in French. */
export const checkMeasures = ({ indicators, inKind }: GivenSheet, kind: NewSheet['kind'], refuse: (problem: string) => never): void => {
  if (kind === 'REALISED' && indicators) refuse('les indicateurs se fixent avec la fiche prévisionnelle ; une fiche de réalisation en donne les résultats');
  const named = new Set<string>();
  for (const { label, unit, target, academy } of indicators ?? []) {
    if (label.trim() === '' || unit.trim() === '') refuse('un indicateur n’a pas de nom ou pas d’unité ; donnez les deux');
    if (target !== null && target !== undefined && !DECIMAL.test(target)) refuse(`la cible de l’indicateur « ${label} » n’est pas un nombre ; écrivez par exemple 12.5`);
    const name = JSON.stringify([label.trim(), academy ?? null]);
    if (named.has(name)) refuse(`l’indicateur « ${label} » figure deux fois au même lieu ; gardez-le une fois`);
    named.add(name);
  }
  for (const { label, estimatedCents } of inKind ?? []) {
    if (label.trim() === '') refuse('un soutien en nature n’a pas d’intitulé ; nommez-le');
    if ((estimatedCents ?? 0) < 0) refuse(`le soutien en nature « ${label} » a une valeur négative ; corrigez-la`);
  }
};

/** Those given, or those of the version in force. */
export const insertTargets = async (client: Queryable, { actionId, content }: NewSheet, sheetId: number): Promise<void> => {
  if (content.indicators === null || content.indicators === undefined) {
    await client.query(
      `INSERT INTO sheet_target (sheet_id, position, label, unit, direction, target, academy_code)
       SELECT $1, position, label, unit, direction, target, academy_code FROM indicator WHERE action_id = $2`,
      [sheetId, actionId],
    );
    return;
  }
  await client.query(
    `INSERT INTO sheet_target (sheet_id, position, label, unit, direction, target, academy_code)
     SELECT $1, position, label, unit, direction, target, academy
       FROM jsonb_to_recordset($2::jsonb) AS r (position int, label text, unit text, direction text, target numeric, academy text)`,
    [sheetId, JSON.stringify(content.indicators.map((indicator, index) => ({ ...indicator, label: indicator.label.trim(), position: index + 1 })))],
  );
};

/** Those given, or those of the version in force. */
export const insertInKind = async (client: Queryable, { actionId, kind, content }: NewSheet, sheetId: number): Promise<void> => {
  if (content.inKind === null || content.inKind === undefined) {
    await client.query(
      `INSERT INTO in_kind_support (sheet_id, position, label, given_by, estimated_cents, import_file_id, source_sheet, source_row)
       SELECT $1, k.position, k.label, k.given_by, k.estimated_cents, k.import_file_id, k.source_sheet, k.source_row
         FROM in_kind_support k JOIN sheet s ON s.id = k.sheet_id
        WHERE s.action_id = $2 AND s.kind = $3 AND s.id <> $1
          AND s.version = (SELECT v.version FROM sheet v WHERE v.action_id = $2 AND v.kind = $3 AND v.id <> $1 ORDER BY v.is_current DESC, v.version DESC LIMIT 1)`,
      [sheetId, actionId, kind],
    );
    return;
  }
  await client.query(
    `INSERT INTO in_kind_support (sheet_id, position, label, given_by, estimated_cents)
     SELECT $1, position, label, "givenBy", "estimatedCents" FROM jsonb_to_recordset($2::jsonb) AS r (position int, label text, "givenBy" text, "estimatedCents" bigint)`,
    [sheetId, JSON.stringify(content.inKind.map((support, index) => ({ ...support, position: index + 1 })))],
  );
};

/** Makes an action measured by what a version of its planned fiche sets; a result stays with the indicator of the same name and place. */
export const applyTargets = async (client: Queryable, actionId: number, sheetId: number): Promise<void> => {
  const { rows } = await client.query<{ result: string | null }>(
    `DELETE FROM indicator WHERE action_id = $1
     RETURNING label, academy_code, result::text, evaluated_on, import_file_id, source_sheet, source_row`,
    [actionId],
  );
  await client.query(
    `INSERT INTO indicator (action_id, position, label, unit, direction, target, academy_code, result, evaluated_on, import_file_id, source_sheet, source_row)
     SELECT $1, t.position, t.label, t.unit, t.direction, t.target, t.academy_code, k.result, k.evaluated_on, k.import_file_id, k.source_sheet, k.source_row
       FROM sheet_target t
       LEFT JOIN LATERAL (
         SELECT * FROM jsonb_to_recordset($3::jsonb) AS r (label text, academy_code text, result numeric, evaluated_on date, import_file_id bigint, source_sheet text, source_row int)
          WHERE r.label = t.label AND r.academy_code IS NOT DISTINCT FROM t.academy_code LIMIT 1) k ON true
      WHERE t.sheet_id = $2`,
    [actionId, sheetId, JSON.stringify(rows)],
  );
};
