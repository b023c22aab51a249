import { checkCap, decidingVerdict, type CapVerdict } from '@conventions-ouvertes/shared/budget/cap';
import type { Cap } from '@conventions-ouvertes/shared/convention/terms-money';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { add, cents, ZERO, type Cents } from '@conventions-ouvertes/shared/money';
import type { Queryable } from '../platform/database.js';

/** Money about to be committed. */
export interface NewMoney {
  readonly source: string;
  readonly cents: Cents;
}

interface CapOfSource {
  readonly cap_key: string;
  readonly year: number;
  readonly source: string;
}

interface CapYearRow {
  readonly cap_key: string;
  readonly year: number;
  readonly limit_cents: number | null;
  readonly committed_cents: number;
}

const CAPS = `
  SELECT s.cap_key, s.funding_source_code AS source, cap_year_of(k.period, v.signed_on, $3::date, $4) AS year
    FROM cap_scope s JOIN cap k ON k.key = s.cap_key JOIN convention v ON v.key = s.convention_key
   WHERE s.convention_key = $1 AND s.funding_source_code = ANY ($2)
   ORDER BY s.cap_key, s.funding_source_code`;

const ROWS = `
  SELECT y.cap_key, y.year, y.limit_cents, y.committed_cents
    FROM cap_year y JOIN unnest($1::text[], $2::integer[]) AS u (cap_key, year) USING (cap_key, year)
   ORDER BY y.cap_key, y.year`;

/** Where and when the money would count. */
export interface Counting {
  readonly conventionKey: string;
  readonly terms: BindingTerms;
  readonly programmeYear: number;
  readonly committedOn: LocalDate;
}

/**
 * How new money stands to every cap that it counts against, the worst first. The rows of those caps are held, in the order of
 * their keys, until the transaction ends: what is answered stays true until it is written.
 */
export const holdCaps = async (client: Queryable, counting: Counting, money: readonly NewMoney[]): Promise<CapVerdict | null> => {
  const caps = await capsOf(client, counting, money);
  const [keys, years] = [caps.map(({ cap_key }) => cap_key), caps.map(({ year }) => year)];
  // In this order: whoever counts the caps anew takes the tables first.
  await client.query('LOCK TABLE commitment, money_entry IN ROW EXCLUSIVE MODE');
  await client.query(
    `INSERT INTO cap_year (cap_key, year, limit_cents)
     SELECT DISTINCT key, year, cap_limit(key, year) FROM unnest($1::text[], $2::integer[]) AS u (key, year) ORDER BY key, year
     ON CONFLICT DO NOTHING`,
    [keys, years],
  );
  const { rows } = await client.query<CapYearRow>(`${ROWS} FOR NO KEY UPDATE OF y`, [keys, years]);
  return verdictOn(counting, caps, rows, money);
};

/** The same, to look at only: by the time it is written, it may have changed. */
export const viewCaps = async (client: Queryable, counting: Counting, money: readonly NewMoney[]): Promise<CapVerdict | null> => {
  const caps = await capsOf(client, counting, money);
  const { rows } = await client.query<CapYearRow>(ROWS, [caps.map(({ cap_key }) => cap_key), caps.map(({ year }) => year)]);
  return verdictOn(counting, caps, rows, money);
};

const capsOf = async (client: Queryable, { conventionKey, programmeYear, committedOn }: Counting, money: readonly NewMoney[]): Promise<readonly CapOfSource[]> => {
  const charged = money.filter(({ cents: amount }) => amount > 0).map(({ source }) => source);
  return (await client.query<CapOfSource>(CAPS, [conventionKey, charged, committedOn, programmeYear])).rows;
};

/** Null: nothing is charged. */
const verdictOn = (counting: Counting, caps: readonly CapOfSource[], rows: readonly CapYearRow[], money: readonly NewMoney[]): CapVerdict | null => {
  const charged = money.filter(({ cents: amount }) => amount > 0);
  if (charged.length === 0) return null;
  const amountOn = (source: string): Cents => charged.reduce((total, line) => (line.source === source ? add(total, line.cents) : total), ZERO);
  const wanted = new Map<string, { readonly cap: CapOfSource; readonly amount: Cents }>();
  for (const cap of caps) {
    const key = `${cap.cap_key} ${cap.year}`;
    wanted.set(key, { cap, amount: add(wanted.get(key)?.amount ?? ZERO, amountOn(cap.source)) });
  }
  const verdicts = [...wanted.values()].map(({ cap, amount }) => {
    const row = rows.find(({ cap_key, year }) => cap_key === cap.cap_key && year === cap.year);
    return onOneCap(counting.terms, cap, row, amount);
  });
  // A source under no cap is told as such, and never hides a cap on another.
  const uncapped = charged.some(({ source }) => !caps.some((cap) => cap.source === source));
  return decidingVerdict(uncapped ? [...verdicts, checkCap(null, null, ZERO, ZERO)] : verdicts);
};

const onOneCap = (terms: BindingTerms, { cap_key: key }: CapOfSource, row: CapYearRow | undefined, amount: Cents): CapVerdict => {
  const cap: Cap = terms.caps.find((candidate) => `${terms.key}/${candidate.key}` === key) ?? sharedCap(key);
  const limit = row?.limit_cents ?? null;
  const known = limit === null ? ({ state: 'UNKNOWN', reason: unknownReason(cap) } as const) : ({ state: 'KNOWN', limit: cents(limit) } as const);
  return checkCap(cap, known, cents(row?.committed_cents ?? 0), amount);
};

const unknownReason = (cap: Cap): string => cap.amounts.flatMap((amount) => (amount.state === 'UNKNOWN' ? amount.reason : []))[0] ?? 'Son montant n’est pas connu pour cette année.';

/** A cap that another convention of the same party sets, and that covers this one too. */
const sharedCap = (key: string): Cap => ({
  key,
  label: key,
  article: null,
  fundingSourceCodes: [],
  period: 'CALENDAR_YEAR',
  setBy: 'THIS_CONVENTION',
  coversConventions: [],
  mayCoverAllConventionsOf: null,
  amounts: [],
});
