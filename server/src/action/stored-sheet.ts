import type { Sheet, SheetIndicator, SheetRubrics } from '@conventions-ouvertes/shared/action/sheet';
import type { AudienceCode } from '@conventions-ouvertes/shared/convention/audiences';
import { reported } from '@conventions-ouvertes/shared/figure';
import { cents } from '@conventions-ouvertes/shared/money';
import type { Queryable } from '../platform/database.js';

interface StoredHeadcount {
  readonly audience: AudienceCode;
  readonly academyCode: string | null;
  readonly uai: string | null;
  readonly total: number | null;
  readonly girls: number | null;
  readonly boys: number | null;
  readonly disability: number | null;
}

interface SheetLine {
  readonly action_id: number;
  readonly id: number;
  readonly kind: 'PLANNED' | 'REALISED';
  readonly version: number;
  readonly is_current: boolean;
  readonly is_pending: boolean;
  readonly rubrics: SheetRubrics;
  readonly items: { label: string; academyCode: string | null; uai: string | null; shares: { source: string; amount: number }[] }[];
  readonly headcounts: StoredHeadcount[];
  readonly indicators: SheetIndicator[];
  readonly inKind: { label: string; givenBy: string | null; estimated: number | null }[];
}

/** A version of an action's fiche, as the rules read it. */
export interface StoredSheet {
  readonly id: number;
  readonly kind: 'PLANNED' | 'REALISED';
  readonly isCurrent: boolean;
  readonly isPending: boolean;
  /** With the indicators that this version sets: their results belong to the action. */
  readonly sheet: Sheet;
}

const SQL = `
  SELECT s.action_id, s.id, s.kind, s.version, s.is_current, s.is_pending,
         jsonb_build_object('axisCode', a.axis_code, 'article', s.article, 'steeringPartner', s.steering_partner, 'steeringMinistry', s.steering_ministry,
           'targetAudiences', s.target_audiences, 'objectives', s.objectives, 'startsOn', s.starts_on, 'endsOn', s.ends_on,
           'partnerOrProvider', s.partner_or_provider, 'description', s.description, 'toolsAndActivities', s.tools_and_activities,
           'successIndicators', s.success_indicators, 'evaluationMethod', s.evaluation_method) AS rubrics,
         coalesce((SELECT jsonb_agg(jsonb_build_object('label', i.label, 'academyCode', i.academy_code, 'uai', i.school_uai, 'shares',
             coalesce((SELECT jsonb_agg(jsonb_build_object('source', x.funding_source_code, 'amount', x.amount_cents) ORDER BY x.funding_source_code)
                         FROM expense_share x WHERE x.expense_item_id = i.id), '[]')) ORDER BY i.position)
           FROM expense_item i WHERE i.sheet_id = s.id), '[]') AS items,
         coalesce((SELECT jsonb_agg(jsonb_build_object('audience', h.audience_code, 'academyCode', h.academy_code, 'uai', h.school_uai, 'total', h.total,
             'girls', h.girls, 'boys', h.boys, 'disability', h.disability) ORDER BY h.id)
           FROM headcount h WHERE h.sheet_id = s.id), '[]') AS headcounts,
         coalesce((SELECT jsonb_agg(jsonb_build_object('label', t.label, 'unit', t.unit, 'direction', t.direction, 'target', trim_scale(t.target)::text,
             'academyCode', t.academy_code) ORDER BY t.position)
           FROM sheet_target t WHERE t.sheet_id = s.id), '[]') AS indicators,
         coalesce((SELECT jsonb_agg(jsonb_build_object('label', k.label, 'givenBy', k.given_by, 'estimated', k.estimated_cents) ORDER BY k.position)
           FROM in_kind_support k WHERE k.sheet_id = s.id), '[]') AS "inKind"
    FROM sheet s JOIN action a ON a.id = s.action_id
   WHERE s.action_id = ANY ($1)
   ORDER BY s.action_id, s.kind, s.version`;

/** All versions of the fiches of each action, planned ones first, oldest first. */
export const storedSheetsOf = async (client: Queryable, actionIds: readonly number[]): Promise<StoredSheet[][]> => {
  const { rows } = await client.query<SheetLine>(SQL, [actionIds]);
  return actionIds.map((actionId) => rows.filter(({ action_id }) => action_id === actionId).map(toStoredSheet));
};

/** The same of one action. */
export const storedSheets = async (client: Queryable, actionId: number): Promise<readonly StoredSheet[]> => (await storedSheetsOf(client, [actionId]))[0] ?? [];

const toStoredSheet = ({ id, kind, version, is_current: isCurrent, is_pending: isPending, rubrics, items, headcounts, indicators, inKind }: SheetLine): StoredSheet => ({
  id,
  kind,
  isCurrent,
  isPending,
  sheet: {
    version,
    rubrics,
    items: items.map((item) => ({ ...item, shares: item.shares.map(({ source, amount }) => ({ source, amount: cents(amount) })) })),
    headcounts: headcounts.map(({ total, girls, boys, disability, ...place }) => ({
      ...place,
      total: reported(total),
      girls: reported(girls),
      boys: reported(boys),
      disability: reported(disability),
    })),
    indicators,
    inKind: inKind.map((support) => ({ ...support, estimated: support.estimated === null ? null : cents(support.estimated) })),
  },
});

/** The version that figures and rules read; null: none received. */
export const currentOf = (sheets: readonly StoredSheet[], kind: 'PLANNED' | 'REALISED'): StoredSheet | null =>
  sheets.find((sheet) => sheet.kind === kind && sheet.isCurrent) ?? null;

export const pendingOf = (sheets: readonly StoredSheet[]): StoredSheet | null => sheets.find(({ isPending }) => isPending) ?? null;
