import { parseArgs } from 'node:util';
import { ROLES, type Role } from '../access/actor.js';
import { readConfig } from '../platform/config.js';
import { inTransaction, openPool } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { openDatabase } from '../platform/open-database.js';
import { listRequests, openAccount } from './accounts.js';
import { recordBody } from './bodies.js';

const USAGE = `Usage :
  npm run accounts -- body SIRET --name NOM --role RÔLE [--party CLÉ] [--region CODE…]
  npm run accounts -- requests
  npm run accounts -- open RÉFÉRENCE
Rôles : ${ROLES.join(', ')}`;

const wrong = (why: string): FrenchError => new FrenchError('COMMAND_INVALID', `${why}\n${USAGE}`);

const parse = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { name: { type: 'string' }, role: { type: 'string' }, party: { type: 'string' }, region: { type: 'string', multiple: true } },
    });
  } catch {
    throw wrong('Une option n’est pas reconnue ou n’a pas de valeur.');
  }
};

const roleOf = (value: string | undefined): Role => {
  const role = ROLES.find((known) => known === value);
  if (!role) throw wrong(`«\u00a0${value ?? ''}\u00a0» n’est pas un rôle.`);
  return role;
};

/** What opens the first administrator's account, and any other where nobody can sign in: for whoever runs the service itself. */
const main = async (): Promise<void> => {
  const { values, positionals } = parse();
  const [verb, subject] = positionals;
  const database = await openDatabase(readConfig(process.env));
  const pool = openPool(database.url, { max: 1 });
  try {
    if (verb === 'requests') {
      for (const { reference, siret, body_name: name, role } of await listRequests(pool)) console.log(`${reference}  ${siret}  ${role}  ${name}`);
    } else if (verb === 'body' && subject !== undefined) {
      const body = { siret: subject, name: values.name ?? '', role: roleOf(values.role), party: values.party ?? null, academicRegions: values.region ?? [] };
      const known = await inTransaction(pool, (client) => recordBody(client, null, body));
      console.log(`Organisme connu\u00a0: ${known.name}, ${known.role}.`);
    } else if (verb === 'open' && subject !== undefined) {
      const account = await inTransaction(pool, (client) => openAccount(client, null, subject, null, new Date()));
      console.log(`Compte ouvert\u00a0: ${account.role}, ${account.body_name}.`);
    } else {
      throw wrong('Cette commande n’existe pas.');
    }
  } finally {
    await pool.end();
    await database.stop();
  }
};

try {
  await main();
} catch (error) {
  console.error(error instanceof FrenchError ? `${error.code}\u00a0: ${error.message}` : error);
  process.exitCode = 1;
}
