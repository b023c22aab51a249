import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { requireMay } from '../access/require-may.js';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms } from '../convention/permit-act.js';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { pastDay } from '../platform/graphql/day.js';
import { checkText, LONGEST_LABEL, LONGEST_SENTENCE } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';

/** Texts of a fiche that may be confidential though its action is published, and who acts in it. */
export const CONFIDENTIAL_FIELDS = [
  'objectives',
  'description',
  'tools_and_activities',
  'partner_or_provider',
  'steering_partner',
  'steering_ministry',
  'target_audiences',
  'success_indicators',
  'evaluation_method',
  'quantitative_review',
  'qualitative_review',
  'actors',
] as const;
export type ConfidentialField = (typeof CONFIDENTIAL_FIELDS)[number];

/** What is to stay between those concerned: a convention whole, an action, a text of its fiches, or a file. */
export interface GivenMark {
  readonly convention: string;
  /** Address; null: the whole convention, or a file. */
  readonly action: string | null;
  readonly field: ConfidentialField | null;
  /** SHA-256 of the file; null: no file. */
  readonly file: string | null;
  /** Bodies whose consent lifts it, firms included; never people. */
  readonly concerned: readonly string[];
}

export interface GivenConsent {
  readonly confidentiality: string;
  readonly givenBy: string;
  readonly givenOn: string;
  /** What it is a consent to, in French. */
  readonly scope: string;
  /** Where it can be read. */
  readonly evidence: string;
}

export interface ConfidentialityRow {
  readonly id: number;
  readonly slug: string | null;
  readonly field: ConfidentialField | null;
  readonly sha256: string | null;
  readonly concerned: string[];
  readonly marked_at: Date;
  readonly consents: readonly { readonly givenBy: string; readonly givenOn: LocalDate; readonly scope: string; readonly evidence: string }[];
}

interface Marked {
  readonly id: number;
}

const partiesOf = (catalogue: Catalogue, convention: string): { readonly convention: { readonly key: string; readonly parties: readonly string[] } } => ({
  convention: { key: convention, parties: bindingTerms(catalogue, convention).parties.map(({ key }) => key) },
});

/** @throws FrenchError ACTION_UNKNOWN */
const actionOf = async (client: Queryable, convention: string, slug: string | null): Promise<number | null> => {
  if (slug === null) return null;
  const { rows } = await client.query<{ id: number }>('SELECT id FROM action WHERE slug = $1 AND convention_key = $2', [slug, convention]);
  if (!rows[0]) throw new FrenchError('ACTION_UNKNOWN', `Aucune action de cette convention n’a l’adresse «\u00a0${slug.slice(0, 80)}\u00a0»\u00a0: vérifiez-la.`);
  return rows[0].id;
};

/** @throws FrenchError FILE_UNKNOWN */
const fileOf = async (client: Queryable, convention: string, sha256: string | null): Promise<number | null> => {
  if (sha256 === null) return null;
  const { rows } = await client.query<{ id: number }>(
    'SELECT f.id FROM import_file f JOIN import_run r ON r.id = f.import_run_id WHERE f.sha256 = $1 AND r.convention_key = $2 ORDER BY f.id DESC LIMIT 1',
    [sha256, convention],
  );
  if (!rows[0]) throw new FrenchError('FILE_UNKNOWN', 'Aucun fichier de cette convention n’a cette empreinte\u00a0: reprenez-la sur la provenance d’une ligne.');
  return rows[0].id;
};

/**
 * Marks what was learnt in a firm or in the education service as confidential (CGPME PACA, article 3.2). What was public is so no more from
 * that moment on; what was copied before cannot be called back.
 * @throws FrenchError FORBIDDEN, ACTION_UNKNOWN, FILE_UNKNOWN, ACTION_EXPECTED, ALREADY_CONFIDENTIAL, CONCERNED_EXPECTED and those of perform
 */
export const markConfidential = (asking: Asking, catalogue: Catalogue, key: string, input: GivenMark): Promise<Marked> =>
  perform(asking, { name: 'markConfidential', key, input }, async ({ client, actor }) => {
    requireMay(actor, 'MARK_CONFIDENTIAL', partiesOf(catalogue, input.convention));
    if (input.field !== null && input.action === null) throw new FrenchError('ACTION_EXPECTED', 'Un texte confidentiel est celui d’une action\u00a0: dites laquelle.');
    if (input.file !== null && input.action !== null) throw new FrenchError('ACTION_NOT_EXPECTED', 'Un fichier est confidentiel pour lui-même\u00a0: retirez l’action.');
    const concerned = [...new Set(input.concerned.map((name) => checkText('organisme concerné', name, LONGEST_LABEL)))].sort();
    if (concerned.length === 0) throw new FrenchError('CONCERNED_EXPECTED', 'Dites quels organismes sont concernés\u00a0: leur accord lèvera la confidentialité.');
    const [action, file] = [await actionOf(client, input.convention, input.action), await fileOf(client, input.convention, input.file)];
    const { rows } = await client.query<Marked>(
      'INSERT INTO confidentiality (convention_key, action_id, field, import_file_id, concerned) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id',
      [input.convention, action, input.field, file, concerned],
    );
    const marked = rows[0];
    if (!marked) throw new FrenchError('ALREADY_CONFIDENTIAL', 'Cet élément est déjà marqué comme confidentiel.');
    const subject = input.action === null ? ({ kind: 'CONVENTION', key: input.convention } as const) : ({ kind: 'ACTION', key: input.action } as const);
    await appendRecord(client, actor, { subject, change: 'MARKED_CONFIDENTIAL', before: null, after: { number: marked.id, field: input.field, file: input.file, concerned } });
    return marked;
  });

/**
 * Records the express consent of a body concerned: who, when, to what, where it can be read. The last of them lifts the confidentiality; an
 * action is then published by a person, or not.
 * @throws FrenchError CONFIDENTIALITY_UNKNOWN, FORBIDDEN, NOT_CONCERNED, ALREADY_CONSENTED, DATE_IN_THE_FUTURE and those of perform
 */
export const recordConsent = (asking: Asking, catalogue: Catalogue, key: string, input: GivenConsent): Promise<Marked> =>
  perform(asking, { name: 'recordConsent', key, input }, async ({ client, actor, today }) => {
    const { rows } = await client.query<{ id: number; convention_key: string; slug: string | null; concerned: string[] }>(
      `SELECT c.id, c.convention_key, a.slug, c.concerned FROM confidentiality c LEFT JOIN action a ON a.id = c.action_id WHERE c.id::text = $1`,
      [input.confidentiality],
    );
    const mark = rows[0];
    if (!mark) throw new FrenchError('CONFIDENTIALITY_UNKNOWN', 'Aucune confidentialité n’a ce numéro\u00a0: choisissez-en une de la liste.');
    requireMay(actor, 'RECORD_CONSENT', partiesOf(catalogue, mark.convention_key));
    const givenBy = checkText('organisme', input.givenBy, LONGEST_LABEL);
    if (!mark.concerned.includes(givenBy)) {
      throw new FrenchError('NOT_CONCERNED', `«\u00a0${givenBy.slice(0, 80)}\u00a0» n’est pas concerné\u00a0: choisissez parmi ${mark.concerned.join(', ')}.`);
    }
    const [on, scope, evidence] = [pastDay(input.givenOn, today), checkText('portée', input.scope, LONGEST_SENTENCE), checkText('justificatif', input.evidence, LONGEST_SENTENCE)];
    const { rowCount } = await client.query(
      'INSERT INTO consent (confidentiality_id, given_by, given_on, scope, evidence) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [mark.id, givenBy, on, scope, evidence],
    );
    if (rowCount === 0) throw new FrenchError('ALREADY_CONSENTED', 'L’accord de cet organisme est déjà enregistré.');
    const subject = mark.slug === null ? ({ kind: 'CONVENTION', key: mark.convention_key } as const) : ({ kind: 'ACTION', key: mark.slug } as const);
    await appendRecord(client, actor, { subject, change: 'CONSENT_RECORDED', before: null, after: { number: mark.id, givenBy, givenOn: on } });
    return { id: mark.id };
  });

const MARKS = `
  SELECT c.id, a.slug, c.field, f.sha256, c.concerned, c.marked_at,
         coalesce((SELECT jsonb_agg(jsonb_build_object('givenBy', s.given_by, 'givenOn', s.given_on, 'scope', s.scope, 'evidence', s.evidence) ORDER BY s.given_on, s.id)
                     FROM consent s WHERE s.confidentiality_id = c.id), '[]'::jsonb) AS consents
    FROM confidentiality c LEFT JOIN action a ON a.id = c.action_id LEFT JOIN import_file f ON f.id = c.import_file_id
   WHERE c.convention_key = $1 ORDER BY c.id`;

/** What is or was confidential under a convention, as far as the reader's connection sees it. */
export const confidentialityOf = async (db: Queryable, convention: string): Promise<readonly ConfidentialityRow[]> =>
  (await db.query<ConfidentialityRow>(MARKS, [convention])).rows;

/** Which texts of actions are confidential to this moment: told to all, as « confidentiel », though not the words. */
export const confidentialFields = async (db: Queryable, actions: readonly number[]): Promise<(readonly ConfidentialField[])[]> => {
  const { rows } = await db.query<{ action_id: number; field: ConfidentialField }>(
    'SELECT action_id, field FROM standing_confidentiality() WHERE field IS NOT NULL AND action_id = ANY ($1) ORDER BY field',
    [actions],
  );
  return actions.map((id) => rows.filter(({ action_id: action }) => action === id).map(({ field }) => field));
};

/** The words of confidential texts, by fiche, for those whose connection reads them. */
export const confidentialWords = async (db: Queryable, actions: readonly number[]): Promise<ReadonlyMap<number, Readonly<Record<string, string>>>> => {
  const { rows } = await db.query<{ sheet_id: number; field: string; words: string }>('SELECT sheet_id, field, words FROM confidential_text WHERE action_id = ANY ($1)', [actions]);
  const found = new Map<number, Record<string, string>>();
  for (const { sheet_id: sheet, field, words } of rows) found.set(sheet, { ...found.get(sheet), [field]: words });
  return found;
};
