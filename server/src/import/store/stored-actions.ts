import type { Queryable } from '../../platform/database.js';
import type { ActionContent, ActionIdentity, Actor, Commitment, Indicator, LineOrigin, SheetContent, SheetKind } from '../content/action-content.js';
import { CONFIDENTIAL_FIELDS } from '../../privacy/confidentiality.js';
import { SHEET_COLUMNS } from './sheet-columns.js';

/** An action as the database holds it, current fiches only. */
export interface StoredAction {
  readonly id: number;
  readonly isDemo: boolean;
  /** Whether its steps are recorded here, and not only what files said of it. */
  readonly hasSteps: boolean;
  readonly fingerprint: string;
  readonly content: ActionContent;
  readonly sheets: readonly { readonly kind: SheetKind; readonly id: number; readonly version: number; readonly lastVersion: number }[];
}

const CHUNK = 1_000;

/**
 * The actions of a convention that bear these references, by reference in lower case: two references that differ by case
 * alone would be one page.
 */
export async function loadStoredActions(
  database: Queryable,
  conventionKey: string,
  references: readonly string[],
): Promise<ReadonlyMap<string, StoredAction>> {
  const found = new Map<string, StoredAction>();
  for (let at = 0; at < references.length; at += CHUNK) {
    const slugs = references.slice(at, at + CHUNK).map((reference) => `${conventionKey}--${reference.toLowerCase()}`);
    const { rows } = await database.query<StoredRow>(STORED_ACTIONS, [slugs]);
    for (const row of rows) found.set(row.reference.toLowerCase(), toStoredAction(row));
  }
  return found;
}

const origin = (alias: string): string =>
  `jsonb_build_object('kind', 'STORED', 'importFileId', ${alias}.import_file_id, 'sheet', ${alias}.source_sheet, 'row', ${alias}.source_row)`;

const list = (object: string, order: string, from: string): string =>
  `coalesce((SELECT jsonb_agg(${object} ORDER BY ${order}) FROM ${from}), '[]'::jsonb)`;

const CONFIDENTIAL: ReadonlySet<string> = new Set(CONFIDENTIAL_FIELDS);

/** Words that are confidential lie apart from their fiche: they are of its content all the same. */
const fields = Object.entries(SHEET_COLUMNS)
  .map(([name, column]) => `'${name}', ${CONFIDENTIAL.has(column) ? `coalesce(s.${column}, (SELECT t.words FROM confidential_text t WHERE t.sheet_id = s.id AND t.field = '${column}'))` : `s.${column}`}`)
  .join(', ');

const shares = list(`jsonb_build_object('source', x.funding_source_code, 'cents', x.amount_cents)`, 'x.funding_source_code COLLATE "C"', 'expense_share x WHERE x.expense_item_id = i.id');
const expenses = list(
  `jsonb_build_object('origin', ${origin('i')}, 'label', i.label, 'total', i.total_cents, 'academy', i.academy_code, 'school', i.school_uai, 'shares', ${shares})`,
  'i.position',
  'expense_item i WHERE i.sheet_id = s.id',
);
const headcounts = list(
  `jsonb_build_object('origin', ${origin('h')}, 'audience', h.audience_code, 'academy', h.academy_code, 'school', h.school_uai,
     'total', h.total, 'girls', h.girls, 'boys', h.boys, 'disability', h.disability)`,
  'h.id',
  'headcount h WHERE h.sheet_id = s.id',
);
const inKind = list(
  `jsonb_build_object('origin', ${origin('k')}, 'label', k.label, 'givenBy', k.given_by, 'estimated', k.estimated_cents)`,
  'k.position',
  'in_kind_support k WHERE k.sheet_id = s.id',
);
const sheets = list(
  `jsonb_build_object('id', s.id, 'kind', s.kind, 'version', s.version, 'origin', ${origin('s')}, 'fields', jsonb_build_object(${fields}),
     'expenses', ${expenses}, 'headcounts', ${headcounts}, 'inKind', ${inKind},
     'lastVersion', (SELECT max(v.version) FROM sheet v WHERE v.action_id = a.id AND v.kind = s.kind))`,
  's.kind',
  'sheet s WHERE s.action_id = a.id AND s.is_current',
);
const indicators = list(
  `jsonb_build_object('origin', ${origin('n')}, 'label', n.label, 'unit', n.unit, 'direction', n.direction, 'target', trim_scale(n.target)::text,
     'result', trim_scale(n.result)::text, 'evaluatedOn', n.evaluated_on, 'academy', n.academy_code)`,
  'n.position',
  'indicator n WHERE n.action_id = a.id',
);
const commitments = list(
  `jsonb_build_object('origin', ${origin('c')}, 'source', c.funding_source_code, 'cents', c.amount_cents, 'committedOn', c.committed_on,
     'ground', c.ground, 'academy', c.academy_code)`,
  'c.id',
  'commitment c WHERE c.action_id = a.id',
);
const actors = list(
  `jsonb_build_object('role', r.role, 'name', r.name, 'siret', r.siret, 'school', r.uai)`,
  'r.position',
  'action_actor r WHERE r.action_id = a.id',
);

const STORED_ACTIONS = `
SELECT a.id, a.reference, a.is_demo, a.content_sha256, EXISTS (SELECT FROM action_step p WHERE p.action_id = a.id) AS has_steps,
       jsonb_build_object('year', a.year, 'axis', a.axis_code, 'title', a.title, 'status', a.status) AS identity, ${origin('a')} AS origin,
       ${list('t.academy_code', 't.academy_code', 'action_academy t WHERE t.action_id = a.id')} AS territory,
       ${sheets} AS sheets, ${indicators} AS indicators, ${commitments} AS commitments, ${actors} AS actors
  FROM action a
 WHERE a.slug = ANY ($1::text[])`;

type StoredSheet = SheetContent & { readonly id: number; readonly kind: SheetKind; readonly version: number; readonly lastVersion: number };

interface StoredRow {
  readonly id: number;
  readonly reference: string;
  readonly is_demo: boolean;
  readonly has_steps: boolean;
  readonly content_sha256: string;
  readonly identity: ActionIdentity;
  readonly origin: LineOrigin;
  readonly territory: string[];
  readonly sheets: StoredSheet[];
  readonly indicators: Indicator[];
  readonly commitments: Commitment[];
  readonly actors: Actor[];
}

function toStoredAction(row: StoredRow): StoredAction {
  const { reference, identity, territory, indicators, commitments, actors } = row;
  const sheet = (kind: SheetKind): SheetContent | null => {
    const found = row.sheets.find((one) => one.kind === kind);
    return found === undefined ? null : { origin: found.origin, fields: found.fields, expenses: found.expenses, headcounts: found.headcounts, inKind: found.inKind };
  };
  return {
    id: row.id,
    isDemo: row.is_demo,
    hasSteps: row.has_steps,
    fingerprint: row.content_sha256,
    content: { reference, origin: row.origin, identity, territory, planned: sheet('PLANNED'), realised: sheet('REALISED'), indicators, commitments, actors },
    sheets: row.sheets.map(({ kind, id, version, lastVersion }) => ({ kind, id, version, lastVersion })),
  };
}
