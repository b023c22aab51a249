import type { Role } from '../actor.js';
import type { Queryable } from '../../platform/database.js';

/** An invented person of a real body's name, one a role, to try the service with. */
export interface DemonstrationAccount {
  /** Its `sub` with the demonstration's provider, and its identifier here. */
  readonly id: string;
  readonly role: Role;
  readonly label: string;
  /** What they may do, in a few words. */
  readonly may: string;
  readonly bodyName: string;
  /** Invented: no body has it. */
  readonly siret: string;
  readonly party: string | null;
  readonly academicRegions: readonly string[];
  readonly givenName: string;
  readonly usualName: string;
}

const OCCITANIE = '76';

export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = [
  {
    id: 'demo-partenaire',
    role: 'PARTNER',
    label: 'Partenaire',
    may: 'prépare et dépose les fiches de ses conventions, engage leurs crédits',
    bodyName: 'OPCO des Entreprises de Proximité (démonstration)',
    siret: '00000000100019',
    party: 'opco-ep',
    academicRegions: [],
    givenName: 'Camille',
    usualName: 'Fictif',
  },
  {
    id: 'demo-ministere',
    role: 'MINISTRY',
    label: 'Ministère',
    may: 'lit toutes les conventions, rend les avis, publie les fiches',
    bodyName: 'Ministère chargé de l’éducation nationale (démonstration)',
    siret: '00000000200017',
    party: 'menjs',
    academicRegions: [],
    givenName: 'Dominique',
    usualName: 'Fictif',
  },
  {
    id: 'demo-delegation',
    role: 'DELEGATION',
    label: 'Délégation régionale',
    may: 'suit les actions de la région académique Occitanie et la compare aux chiffres publiés des autres',
    bodyName: 'Délégation de la région académique Occitanie (démonstration)',
    siret: '00000000300015',
    party: null,
    academicRegions: [OCCITANIE],
    givenName: 'Alix',
    usualName: 'Fictif',
  },
  {
    id: 'demo-membre',
    role: 'COMMITTEE_MEMBER',
    label: 'Membre du comité de pilotage',
    may: 'lit les dossiers de sa convention et y vote',
    bodyName: 'OPCO des Entreprises de Proximité, comité de pilotage (démonstration)',
    siret: '00000000400013',
    party: 'opco-ep',
    academicRegions: [],
    givenName: 'Sacha',
    usualName: 'Fictif',
  },
  {
    id: 'demo-secretariat',
    role: 'COMMITTEE_SECRETARY',
    label: 'Secrétariat du comité de pilotage',
    may: 'convoque les séances, tient les votes et les comptes rendus',
    bodyName: 'OPCO des Entreprises de Proximité, secrétariat (démonstration)',
    siret: '00000000500010',
    party: 'opco-ep',
    academicRegions: [],
    givenName: 'Claude',
    usualName: 'Fictif',
  },
  {
    id: 'demo-administration',
    role: 'ADMINISTRATOR',
    label: 'Administration du service',
    may: 'ouvre et ferme les comptes, publie, lit l’historique',
    bodyName: 'Administration du service (démonstration)',
    siret: '00000000600018',
    party: null,
    academicRegions: [],
    givenName: 'Lou',
    usualName: 'Fictif',
  },
];

/** Opens the demonstration's accounts for its provider, at whatever address that answers today. */
export const openDemonstrationAccounts = async (client: Queryable, issuer: string, now: Date): Promise<void> => {
  for (const { id, role, bodyName, siret, party, academicRegions } of DEMONSTRATION_ACCOUNTS) {
    await client.query(
      `INSERT INTO body (siret, name, role, party_key, academic_regions, is_demo) VALUES ($1, $2, $3, $4, $5, true)
       ON CONFLICT (siret) DO UPDATE SET name = excluded.name, role = excluded.role, party_key = excluded.party_key, academic_regions = excluded.academic_regions`,
      [siret, bodyName, role, party, academicRegions],
    );
    await client.query(
      `INSERT INTO account (id, issuer, sub, siret, role, party_key, academic_regions, opened_at, is_demo) VALUES ($1, $2, $1, $3, $4, $5, $6, $7, true)
       ON CONFLICT (id) DO UPDATE SET issuer = excluded.issuer, siret = excluded.siret, role = excluded.role, party_key = excluded.party_key,
         academic_regions = excluded.academic_regions, disabled_at = NULL`,
      [id, issuer, siret, role, party, academicRegions, now],
    );
  }
};

/** Closes them, with their sessions and tokens: they open nothing where there is no demonstration. */
export const closeDemonstrationAccounts = async (client: Queryable, now: Date): Promise<void> => {
  await client.query('UPDATE session s SET revoked_at = $1, id_token = NULL FROM account a WHERE a.id = s.account_id AND a.is_demo AND s.revoked_at IS NULL', [now]);
  await client.query('UPDATE access_token t SET revoked_at = $1 FROM account a WHERE a.id = t.account_id AND a.is_demo AND t.revoked_at IS NULL', [now]);
  await client.query('UPDATE account SET disabled_at = $1 WHERE is_demo AND disabled_at IS NULL', [now]);
};
