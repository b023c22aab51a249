import type pg from 'pg';
import { may, type About, type Permission } from '@conventions-ouvertes/shared/access/permissions';
import type { Actor, Role } from '../../access/actor.js';
import { keepReason } from '../../action/keep-reason.js';
import { anAction, insertActions } from '../../figures/testing/insert-actions.js';
import { inTransaction } from '../../platform/database.js';

/** A word in the data that names where it stands, and who may read it. */
export interface Planted {
  readonly marker: string;
  mayRead(reader: Actor | null): boolean;
}

const OCCITANIE = '76';
const AUVERGNE_RHONE_ALPES = '84';
const [TOULOUSE, LYON] = ['16', '10'];

const AXES: Readonly<Record<string, string>> = { 'opca-defi-2016': '4', 'opco-ep-2020': '3', 'medef-occitanie-2021': '4' };

/** Actions of several bodies, in each state that a rule of reading tells apart. */
const ACTIONS = Object.keys(AXES).flatMap((convention) =>
  [
    { status: 'REALISED', isPublished: true, places: [TOULOUSE!], regions: [OCCITANIE] },
    { status: 'COMMITTED', isPublished: false, places: [TOULOUSE!], regions: [OCCITANIE] },
    { status: 'SUBMITTED', isPublished: false, places: [TOULOUSE!, LYON!], regions: [OCCITANIE, AUVERGNE_RHONE_ALPES] },
    { status: 'DRAFT', isPublished: false, places: [LYON!], regions: [AUVERGNE_RHONE_ALPES] },
    { status: 'DRAFT', isPublished: true, places: [TOULOUSE!], regions: [OCCITANIE] },
  ].map((state) => ({ ...state, convention })),
);

const actor = (id: string, role: Role, over: Partial<Actor> = {}): Actor => ({ id, role, party: null, academicRegions: [], ...over });

/** One of each role, and a token; null: the public. */
export const ASKERS: readonly { readonly who: string; readonly asker: Actor | null }[] = [
  { who: 'the public', asker: null },
  { who: 'a partner', asker: actor('1', 'PARTNER', { party: 'opca-defi' }) },
  { who: 'the ministry', asker: actor('2', 'MINISTRY', { party: 'menesr' }) },
  { who: 'a delegation', asker: actor('3', 'DELEGATION', { academicRegions: [OCCITANIE] }) },
  { who: 'a member of a committee', asker: actor('4', 'COMMITTEE_MEMBER', { party: 'opco-ep' }) },
  { who: 'the secretary of a committee', asker: actor('5', 'COMMITTEE_SECRETARY', { party: 'opca-defi' }) },
  { who: 'an administrator', asker: actor('6', 'ADMINISTRATOR') },
  { who: 'a token of the ministry for one convention', asker: actor('7', 'MINISTRY', { party: 'menesr', token: { mayWrite: false, conventions: ['opco-ep-2020'] } }) },
];

const readingOf = ({ status, isPublished }: { readonly status: string; readonly isPublished: boolean }): Permission =>
  status === 'DRAFT' ? 'READ_DRAFT' : isPublished ? 'READ_PUBLISHED' : 'READ_UNPUBLISHED';

/** The askers’ accounts, so that what belongs to one has an owner. */
const openAccounts = async (client: pg.PoolClient): Promise<void> => {
  for (const [index, { asker }] of ASKERS.entries()) {
    if (!asker) continue;
    const siret = String(11_004_401_300_040 + index);
    const { id, role, party, academicRegions } = asker;
    await client.query('INSERT INTO body (siret, name, role, party_key, academic_regions) VALUES ($1, $2, $3, $4, $5)', [siret, `Organisme ${index}`, role, party, academicRegions]);
    await client.query(
      `INSERT INTO account (id, issuer, sub, siret, role, party_key, academic_regions, opened_at) VALUES ($1, 'https://essais.example', $1, $2, $3, $4, $5, now())`,
      [id, siret, role, party, academicRegions],
    );
  }
};

/** Puts markers of several bodies into a seeded database, each with the line of the table of permissions that it falls under. */
export const plant = async (pool: pg.Pool): Promise<Planted[]> => {
  const { rows } = await pool.query<{ convention: string; parties: string[] }>(
    'SELECT convention_key AS convention, array_agg(party_key) AS parties FROM convention_party GROUP BY 1',
  );
  const partiesOf = new Map(rows.map(({ convention, parties }) => [convention, parties]));
  const about = (key: string, regions: readonly string[] = []): About => ({ convention: { key, parties: partiesOf.get(key) ?? [] }, regions });
  const planted: Planted[] = [];
  const mark = (marker: string, mayRead: Planted['mayRead']): string => {
    planted.push({ marker, mayRead });
    return marker;
  };
  await inTransaction(pool, async (client) => {
    await openAccounts(client);
    const ids = await insertActions(
      client,
      ACTIONS.map(({ convention, status, isPublished, places }) =>
        anAction({
          convention,
          axis: AXES[convention]!,
          status,
          isPublished,
          places,
          year: 2021,
          plannedHeadcounts: [{ audience: 'LYCEE_PUPILS', academy: null, total: 3, girls: 1 }],
          indicators: [{ target: 1, result: null, direction: 'UP' }],
          ...(convention === 'opca-defi-2016' && { planned: [{ source: 'HORS_QUOTA', cents: 70_000, academy: null }], committed: [{ source: 'HORS_QUOTA', cents: 70_000, academy: null }] }),
        }),
      ),
    );
    for (const [index, action] of ACTIONS.entries()) {
      const where = about(action.convention, action.regions);
      const isRead = (reader: Actor | null): boolean => may(reader, readingOf(action), where);
      const id = ids[index]!;
      await client.query('UPDATE action SET title = $2 WHERE id = $1', [id, mark(`MARQUE-TITRE-${index}-`, isRead)]);
      await client.query('UPDATE sheet SET description = $2 WHERE action_id = $1', [id, mark(`MARQUE-FICHE-${index}-`, isRead)]);
      await client.query('UPDATE indicator SET label = $2 WHERE action_id = $1', [id, mark(`MARQUE-INDICATEUR-${index}-`, isRead)]);
      await client.query('UPDATE expense_item SET label = $2 WHERE action_id = $1', [id, mark(`MARQUE-POSTE-${index}-`, isRead)]);
      const opinion = await client.query<{ id: number }>(
        `INSERT INTO opinion (action_id, body, party_key, value, sheet_version, given_on, actor_id, actor_role)
         VALUES ($1, 'MINISTRY', 'menesr', 'FAVOURABLE', 1, '2021-02-01', 'x', 'MINISTRY') RETURNING id`,
        [id],
      );
      await keepReason(client, 'OPINION', opinion.rows[0]!.id, action.convention, mark(`MARQUE-RAISON-${index}-`, (reader) => isRead(reader) && may(reader, 'READ_REASONING', where)));
    }
    for (const convention of Object.keys(AXES)) {
      const subject = mark(`MARQUE-LITIGE-${convention}-`, (reader) => may(reader, 'READ_DISPUTES', about(convention)));
      await client.query(`INSERT INTO dispute (convention_key, opened_on, opened_by, is_serious, subject) VALUES ($1, '2021-05-01', $2, true, $3)`, [convention, partiesOf.get(convention)![0], subject]);
    }
  });
  return planted;
};
