import type pg from 'pg';
import { keepReason } from '../../action/keep-reason.js';

/** What must reach nobody who is not signed in: letters with accents, so that each way of writing them differs. */
export const MARKERS = {
  draft: 'Brouillon-Égaré-4417',
  unpublished: 'Inédit-Caché-5523',
  pending: 'Version-En-Attenté-6634',
  reasoning: 'Motif-Réservé-7745',
  recommendations: 'Réservé-À-Lever-7746',
  ballot: 'Siège-Votant-Énigme-8856',
  dispute: 'Différend-Secrét-9967',
  agenda: 'Point-Délicat-1078',
  contact: 'Zéphyrine Marquée-2189',
  email: 'zephyrine-3190@example.org',
  confidential: 'Procédé-Brevété-4201',
  actor: 'Firme-Discrète-4202',
  file: 'fichier-confidentiél-4203.xlsx',
  report: 'Ligne-Refusée-5312',
  record: 'Note-Historiqué-6423',
  subject: 'sujet-opaqué-7534',
} as const;

/** The actions of one convention that the markers are about. */
export interface Carriers {
  readonly convention: string;
  /** Published: what it shows is read by all, and what is kept from it by none. */
  readonly shown: number;
  readonly hidden: number;
  readonly draft: number;
}

/** Puts each marker where what must not be read stands. */
export const plantMarkers = async (client: pg.ClientBase, { convention, shown, hidden, draft }: Carriers): Promise<void> => {
  await client.query('UPDATE action SET title = $2 WHERE id = $1', [hidden, MARKERS.unpublished]);
  await client.query('UPDATE action SET title = $2 WHERE id = $1', [draft, MARKERS.draft]);
  await client.query(`UPDATE sheet SET description = $2, objectives = 'Dits' WHERE action_id = $1 AND is_current`, [shown, MARKERS.confidential]);
  await client.query(`UPDATE indicator SET unit = 'élèves' WHERE action_id = $1`, [shown]);
  await client.query(`INSERT INTO action_actor (action_id, position, role, name) SELECT $1, coalesce(max(position), 0) + 1, 'FIRM', $2 FROM action_actor WHERE action_id = $1`, [shown, MARKERS.actor]);
  for (const field of ['description', 'actors']) await client.query(`INSERT INTO confidentiality (convention_key, action_id, field, concerned) VALUES ($1, $2, $3, '{Une firme}')`, [convention, shown, field]);
  await client.query(`INSERT INTO sheet (action_id, convention_key, kind, version, is_current, is_pending, objectives) VALUES ($1, $2, 'PLANNED', 8, false, true, $3)`, [shown, convention, MARKERS.pending]);
  const opinion = await client.query<{ id: number }>(
    `INSERT INTO opinion (action_id, body, party_key, value, sheet_version, given_on, actor_id, actor_role) VALUES ($1, 'MINISTRY', 'menesr', 'RESERVED', 1, '2021-02-01', 'x', 'MINISTRY') RETURNING id`,
    [shown],
  );
  await keepReason(client, 'OPINION', opinion.rows[0]!.id, convention, MARKERS.reasoning);
  await keepReason(client, 'RECOMMENDATIONS', opinion.rows[0]!.id, convention, MARKERS.recommendations);
  const meeting = await client.query<{ id: number }>(`INSERT INTO committee_meeting (convention_key, kind, status, called_on, meets_on) VALUES ($1, 'ORDINARY', 'HELD', '2021-01-01', '2021-02-01') RETURNING id`, [convention]);
  const { id } = meeting.rows[0]!;
  await client.query(`INSERT INTO agenda_item (meeting_id, position, convention_key, kind, title, action_id) VALUES ($1, 1, $2, 'ACTION', $3, $4), ($1, 2, $2, 'DISPUTE', $3, NULL), ($1, 3, $2, 'OTHER', 'Un point', NULL)`, [id, convention, MARKERS.agenda, hidden]);
  await client.query('INSERT INTO committee_vote (meeting_id, position) VALUES ($1, 3)', [id]);
  await client.query(`INSERT INTO committee_ballot (vote_id, seat, college, choice) SELECT id, $1, 'OPCA', 'AGAINST' FROM committee_vote WHERE meeting_id = $2`, [MARKERS.ballot, id]);
  await client.query(`INSERT INTO dispute (convention_key, opened_on, opened_by, is_serious, subject) VALUES ($1, '2021-01-01', 'opca-defi', true, $2)`, [convention, MARKERS.dispute]);
  const list = await client.query<{ id: number }>(`INSERT INTO contact_list (convention_key, party_key, shared_on, expires_on) VALUES ($1, 'opca-defi', '2021-09-01', '2099-09-30') RETURNING id`, [convention]);
  await client.query('INSERT INTO contact (list_id, name, email) VALUES ($1, $2, $3)', [list.rows[0]!.id, MARKERS.contact, MARKERS.email]);
  const run = await client.query<{ id: number }>('INSERT INTO import_run (convention_key, report) VALUES ($1, $2) RETURNING id', [convention, JSON.stringify({ refusals: [MARKERS.report] })]);
  await client.query(`INSERT INTO import_file (import_run_id, name, sha256, bytes) VALUES ($1, $2, repeat('e', 64), 1)`, [run.rows[0]!.id, MARKERS.file]);
  await client.query('UPDATE action SET import_file_id = (SELECT max(id) FROM import_file), source_row = 2 WHERE id = $1', [shown]);
  await client.query(`INSERT INTO confidentiality (convention_key, import_file_id, concerned) SELECT $1, max(id), '{Une firme}' FROM import_file`, [convention]);
  await client.query(`INSERT INTO record (subject_kind, subject_key, change, reason) VALUES ('CONVENTION', $1, 'TRIED', $2)`, [convention, MARKERS.record]);
  await client.query(`INSERT INTO body (siret, name, role) VALUES ('13002526500013', 'Service', 'ADMINISTRATOR')`);
  await client.query(`INSERT INTO account (id, issuer, sub, siret, role, opened_at) VALUES ('a', 'https://x.example.org', $1, '13002526500013', 'ADMINISTRATOR', now())`, [MARKERS.subject]);
};
