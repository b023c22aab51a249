import { parseSiret } from '@conventions-ouvertes/shared/identifiers/siret';
import type { Actor, Role } from '../access/actor.js';
import type { Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { checkText, LONGEST_LABEL } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';

/** What someone may be here: a role, with the party or the régions académiques that it calls for. */
export interface Standing {
  readonly role: Role;
  readonly party: string | null;
  readonly academicRegions: readonly string[];
}

export interface Body extends Standing {
  readonly siret: string;
  readonly name: string;
}

const WITH_PARTY: ReadonlySet<Role> = new Set<Role>(['PARTNER', 'MINISTRY', 'COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY']);

/** @throws FrenchError PARTY_UNKNOWN, PARTY_EXPECTED, PARTY_NOT_EXPECTED, REGION_UNKNOWN, REGIONS_EXPECTED, REGIONS_NOT_EXPECTED */
export const checkStanding = async (client: Queryable, { role, party, academicRegions }: Standing): Promise<void> => {
  if (WITH_PARTY.has(role) && party === null) throw new FrenchError('PARTY_EXPECTED', 'Ce rôle s’exerce pour une partie : dites laquelle.');
  if (!WITH_PARTY.has(role) && party !== null) throw new FrenchError('PARTY_NOT_EXPECTED', 'Ce rôle ne s’exerce pour aucune partie : retirez-la.');
  if (role === 'DELEGATION' && academicRegions.length === 0) throw new FrenchError('REGIONS_EXPECTED', 'Une délégation répond de régions académiques : dites lesquelles.');
  if (role !== 'DELEGATION' && academicRegions.length > 0) throw new FrenchError('REGIONS_NOT_EXPECTED', 'Seule une délégation répond de régions académiques : retirez-les.');
  const parties = await client.query('SELECT FROM party WHERE key = $1', [party]);
  if (party !== null && parties.rowCount === 0) throw new FrenchError('PARTY_UNKNOWN', `Aucune partie n’a la clé « ${party.slice(0, 80)} » : choisissez-en une des conventions.`);
  const { rows } = await client.query<{ code: string }>('SELECT u.code FROM unnest($1::text[]) AS u (code) WHERE NOT EXISTS (SELECT FROM academic_region r WHERE r.code = u.code)', [academicRegions]);
  if (rows[0]) throw new FrenchError('REGION_UNKNOWN', `Aucune région académique n’a le code « ${rows[0].code.slice(0, 20)} » : prenez celui de la liste.`);
};

/**
 * Makes a body known, or corrects what is known of it: its people may then ask for an account.
 * @throws FrenchError SIRET_INVALID, TEXT_EMPTY, TEXT_TOO_LONG and those of checkStanding
 */
export const recordBody = async (client: Queryable, actor: Actor | null, body: Body): Promise<Body> => {
  const siret = parseSiret(body.siret);
  if (!siret.ok) throw new FrenchError('SIRET_INVALID', `« ${body.siret.slice(0, 40)} » n’est pas un SIRET : donnez ses 14 chiffres.`);
  const name = checkText('nom', body.name, LONGEST_LABEL);
  await checkStanding(client, body);
  const { rows } = await client.query<{ name: string; role: Role }>('SELECT name, role FROM body WHERE siret = $1 FOR UPDATE', [siret.value]);
  const known: Body = { ...body, siret: siret.value, name };
  await client.query(
    `INSERT INTO body (siret, name, role, party_key, academic_regions) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (siret) DO UPDATE SET name = excluded.name, role = excluded.role, party_key = excluded.party_key, academic_regions = excluded.academic_regions`,
    [known.siret, name, known.role, known.party, known.academicRegions],
  );
  await appendRecord(client, actor, { subject: { kind: 'ACCOUNT', key: known.siret }, change: 'BODY_RECORDED', before: rows[0] ?? null, after: { name, role: known.role, party: known.party } });
  return known;
};
