import { FIRST_DISCLOSURE_RULES, type DisclosureRules } from '@conventions-ouvertes/shared/disclosure/rules';
import { bumpDataVersion } from '../platform/data-version.js';
import { inTransaction, type Queryable } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import type pg from 'pg';

interface Setting {
  readonly name: string;
  readonly rule: keyof DisclosureRules;
  readonly least: number;
  readonly most: number;
  /** What one of the setting is in the rule: a percentage is a hundred basis points. */
  readonly unit: number;
}

const SETTINGS: readonly Setting[] = [
  { name: 'SECRECY_HEADCOUNT', rule: 'leastHeadcount', least: 2, most: 1000, unit: 1 },
  { name: 'SECRECY_RATE_BASE', rule: 'leastRateBase', least: 1, most: 100_000, unit: 1 },
  { name: 'SECRECY_CONTRIBUTORS', rule: 'leastContributors', least: 2, most: 1000, unit: 1 },
  { name: 'SECRECY_DOMINANCE', rule: 'mostDominance', least: 1, most: 100, unit: 100 },
];

/** The thresholds that the environment sets; those of French official statistics, where it does not. @throws FrenchError CONFIG_SECRECY */
export const readThresholds = (env: NodeJS.ProcessEnv): DisclosureRules => {
  const rules: { -readonly [rule in keyof DisclosureRules]: number } = { ...FIRST_DISCLOSURE_RULES };
  for (const { name, rule, least, most, unit } of SETTINGS) {
    const given = env[name];
    if (given === undefined || given === '') continue;
    if (!/^[0-9]{1,6}$/u.test(given) || Number(given) < least || Number(given) > most) {
      throw new FrenchError('CONFIG_SECRECY', `La variable ${name} vaut «\u00a0${given.slice(0, 40)}\u00a0»\u00a0: donnez un entier de ${least} à ${most}.`);
    }
    rules[rule] = Number(given) * unit;
  }
  return rules;
};

const STORED = `SELECT least_headcount AS "leastHeadcount", least_rate_base AS "leastRateBase", least_contributors AS "leastContributors",
  most_dominance AS "mostDominance" FROM disclosure_rules`;

/** The thresholds that decisions of this database rest upon. */
export const storedThresholds = async (db: Queryable): Promise<DisclosureRules> => (await db.query<DisclosureRules>(STORED)).rows[0] ?? FIRST_DISCLOSURE_RULES;

/** Sets the thresholds; where they are others than before, all is decided anew and no answer of before is served. */
export const setThresholds = (pool: pg.Pool, rules: DisclosureRules): Promise<void> =>
  inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE disclosure_rules SET least_headcount = $1, least_rate_base = $2, least_contributors = $3, most_dominance = $4
        WHERE (least_headcount, least_rate_base, least_contributors, most_dominance) IS DISTINCT FROM ($1, $2, $3, $4)`,
      [rules.leastHeadcount, rules.leastRateBase, rules.leastContributors, rules.mostDominance],
    );
    if (rowCount === 0) return;
    await client.query('INSERT INTO secrecy_due (transaction) VALUES (pg_current_xact_id())');
    await bumpDataVersion(client);
  });
