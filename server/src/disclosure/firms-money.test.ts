import { localDate } from '@conventions-ouvertes/shared/local-date';
import { cents } from '@conventions-ouvertes/shared/money';
import { centsToDecimal } from '@conventions-ouvertes/shared/money-text';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../access/actor.js';
import { buildApiSchema } from '../api/schema.js';
import { carried } from '../api/testing/carries.js';
import { chanceOf } from '../api/testing/chance.js';
import { randomDocument } from '../api/testing/random-document.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { giveToFirm } from '../figures/testing/give-to-firm.js';
import { anAction, insertActions, type BuiltAction } from '../figures/testing/insert-actions.js';
import { inTransaction } from '../platform/database.js';

/** Random documents that the public asks, before and after. */
const DOCUMENTS = process.env['TEST_FULL'] ? 3_000 : 40;
const SEED = 20_261_121;
const IN_FULL = process.env['TEST_FULL'] !== undefined;

const CONVENTION = 'opca-defi-2016';
const MINISTRY: Actor = { id: 'x', role: 'MINISTRY', party: 'menesr', academicRegions: [] };
const PARTY: Actor = { id: 'y', role: 'PARTNER', party: 'opca-defi', academicRegions: [] };
const DELEGATION: Actor = { id: 'z', role: 'DELEGATION', party: null, academicRegions: ['76'] };
const ELSEWHERE: Actor = { id: 'w', role: 'PARTNER', party: 'medef-occitanie', academicRegions: [] };

/** Odd amounts of a firm's, in cents, which nothing else holds or adds up to. */
const ODD = { planned: 712_345_67, committed: 698_765_43, spent: 701_234_59, mixed: 333_777_11, former: 555_111_39, paid: 421_987_33, released: 17_171_71 } as const;
const OTHERS = 120_000_00;

let api: TestApi;
let schema: GraphQLSchema;
let slug = '';
/** All that was told before the amounts changed. */
let before: ReadonlyMap<string, string>;

const actionsOf = (): readonly BuiltAction[] => {
  const firm = (given: number): { source: string; cents: number; academy: string } => ({ source: 'AUTRES', cents: given, academy: '16' });
  const other = { source: 'HORS_QUOTA', cents: OTHERS, academy: '16' };
  const people = [{ audience: 'LYCEE_PUPILS', academy: '16', total: 400, girls: 200 }];
  const base = { convention: CONVENTION, axis: '4', year: 2021, places: ['16'], plannedHeadcounts: people, reachedHeadcounts: people };
  return [
    anAction({ ...base, planned: [firm(ODD.planned), other], committed: [firm(ODD.committed), { ...other, committedOn: '2021-02-01' }], spent: [firm(ODD.spent), other] }),
    anAction({ ...base, planned: [firm(ODD.planned)], committed: [firm(ODD.committed)], spent: [firm(ODD.spent)] }),
    anAction({ ...base, planned: [other], committed: [other], spent: [other] }),
    anAction({ ...base, isPublished: false, status: 'COMMITTED', planned: [firm(ODD.planned)] }),
  ];
};

beforeAll(async () => {
  api = await startTestApi(localDate('2022-03-01'));
  schema = await buildApiSchema();
  await giveToFirm(api.pool, CONVENTION, 'AUTRES', 'firm-a');
  await inTransaction(api.pool, async (client) => {
    const [first] = await insertActions(client, actionsOf());
    // An item that a firm and another pay, a former version of the fiche, and what became of the money.
    await client.query(`UPDATE expense_item SET total_cents = total_cents + $2 WHERE action_id = $1 AND position = 2`, [first, ODD.mixed]);
    await client.query(`INSERT INTO expense_share SELECT id, convention_key, 'AUTRES', $2 FROM expense_item WHERE action_id = $1 AND position = 2`, [first, ODD.mixed]);
    await client.query(
      `WITH s AS (INSERT INTO sheet (action_id, convention_key, kind, version, is_current) VALUES ($1, $2, 'PLANNED', 7, false) RETURNING id),
            i AS (INSERT INTO expense_item (sheet_id, action_id, convention_key, position, label, total_cents) SELECT id, $1, $2, 1, 'Ancien poste', $3 FROM s RETURNING id)
       INSERT INTO expense_share SELECT id, $2, 'AUTRES', $3 FROM i`,
      [first, CONVENTION, ODD.former],
    );
    await client.query(`UPDATE sheet SET version = 8 WHERE action_id = $1 AND kind = 'PLANNED' AND is_current`, [first]);
    await client.query(
      `INSERT INTO sheet_change (sheet_id, action_id, from_version, to_version, status, proposed_on)
       SELECT id, action_id, 7, 8, 'SUBMITTED', '2021-03-01' FROM sheet WHERE action_id = $1 AND kind = 'PLANNED' AND is_current`,
      [first],
    );
    for (const [kind, amount] of [['PAYMENT', ODD.paid], ['RELEASE', ODD.released], ['JUSTIFICATION', ODD.paid]] as const) {
      await client.query(
        `INSERT INTO money_entry (action_id, convention_key, funding_source_code, kind, amount_cents, happened_on) VALUES ($1, $2, 'AUTRES', $3, $4, '2021-06-01')`,
        [first, CONVENTION, kind, amount],
      );
    }
    await client.query('UPDATE data_version SET version = version + 1');
    slug = (await client.query<{ slug: string }>('SELECT slug FROM action WHERE id = $1', [first])).rows[0]!.slug;
  });
});
afterAll(() => api.stop());

const ITEMS = 'version total { state cents setAside } expenseItems { label totalCents isTotalHidden shares { cents fundingSource { code isOfFirm } } }';
const FIGURE = '{ state cents setAside reported expected proof }';
const STAGES = `planned ${FIGURE} committed ${FIGURE} spent ${FIGURE}`;
const POSITION = '{ committed released netCommitted paid justified committedUnpaid paidUnjustified unspent fundingSource { code } }';

/** What tells money to the public, table by table, page by page. */
const questions = (): readonly string[] => {
  const dimensions = ['CONVENTION', 'YEAR', 'AXIS', 'TOP_AXIS', 'THEME', 'FUNDING_SOURCE', 'ACADEMIC_REGION', 'ACADEMY', 'MONTH'];
  const tables = [[], ...dimensions.flatMap((left, index) => [[left], ...(IN_FULL || left === 'FUNDING_SOURCE' ? dimensions.slice(index + 1) : ['FUNDING_SOURCE']).map((right) => [left, right])])].filter(([left, right]) => left !== right || left === undefined);
  return [
    ...tables.map((by) => `{ spending(by: [${by.join(', ')}]) { keys { dimension code } actions ${STAGES} } }`),
    ...['', 'YEAR', 'ACADEMY'].map((by) => `{ efficiency(by: [${by}]) { costPerParticipation { state cents setAside } } }`),
    ...['REFERENCE', 'PLANNED_DESC', 'COMMITTED_DESC', 'SPENT_DESC'].map((sort) => `{ actions(sort: ${sort}, first: 50) { totals { ${STAGES} } edges { planned committed spent cursor node { slug } } } }`),
    ...['PLANNED_DESC', 'SPENT_DESC'].map((sort) => `{ actions(sort: ${sort}, filter: { academies: ["16"] }) { edges { planned committed spent node { slug } } } }`),
    `{ actions(first: 50) { nodes { slug ${STAGES} costPerParticipation { state cents setAside } plannedSheet { ${ITEMS} } realisedSheet { ${ITEMS} } commitments { cents fundingSource { code } } positions ${POSITION} moneyEntries { kind cents source } } } }`,
    `{ action(slug: "${slug}") { ${STAGES} plannedSheet { ${ITEMS} } realisedSheet { ${ITEMS} } commitments { cents } positions ${POSITION} } }`,
    `{ capUse { year ${STAGES} remainingCents isExceeded committedShare { state basisPoints } axes { ${STAGES} } } }`,
    `{ moneyPositions(conventions: ["${CONVENTION}"]) ${POSITION} }`,
    ...['COMMITTED_UNPAID', 'PAID_UNJUSTIFIED', 'UNSPENT'].map((kind) => `{ openMoney(kind: ${kind}, convention: "${CONVENTION}") ${POSITION} }`),
    '{ firmsMoney { year convention { key } planned { state cents } committed { state cents } spent { state cents } } }',
  ];
};

const FILES = (): readonly string[] => [
  ...['actions', 'depenses', 'engagements', 'soutiens'].map((section) => `/export/${CONVENTION}.${section}.csv`),
  ...['jsonl', 'xlsx', ...(IN_FULL ? ['ods'] : [])].map((format) => `/export/${CONVENTION}.${format}`),
  `/export/${CONVENTION}.depenses.parquet`,
  '/export/chiffres/depenses.csv?par=ressource',
  '/export/chiffres/depenses.csv',
  ...['previsionnelle', 'realisee'].flatMap((which) => ['html', ...(IN_FULL ? ['docx', 'pdf', 'odt'] : which === 'realisee' ? ['pdf'] : [])].map((format) => `/documents/fiche/${slug}/${which}.${format}`)),
  `/documents/bilan/${CONVENTION}/2021.html`,
  '/open-data/subventions.csv',
  '/open-data/subventions-ecartees.csv',
];

const send = async (query: string, variables: object, actor: Actor | null = null): Promise<string> => {
  const headers = { 'content-type': 'application/json', ...(actor && { 'x-test-actor': JSON.stringify(actor) }) };
  return (await fetch(`${api.origin}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).text();
};

/** Answers name the version of the data and the instant of its last change: these say that something has changed, and nothing of what. */
const lasting = (text: string): string => text.replace(/"version":\d+/gu, '"version"').replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/gu, 'T').replace(/(version(?: n°)?)[\s\u00a0]\d+/gu, '$1');

const proofsIn = (texts: readonly string[]): readonly string[] => [...new Set(texts.flatMap((text) => [...text.matchAll(/"proof":"([^"]+)"/gu)].map(([, id]) => id!)))];

/** Proofs that are looked at of all that tables name: each one, in full. */
const MOST_PROOFS = process.env['TEST_FULL'] ? 5_000 : 30;

const PROOF = `query ($id: ID!) { proof(id: $id) { measure lineCount actionCount totalCents isHidden lines(first: 100) { nodes { key label cents } } leftOut { reason actions cents count isHidden } } }`;

/** What tables and pages tell. */
const tablesTold = async (): Promise<Map<string, string>> => {
  const told = new Map<string, string>();
  for (const query of questions()) {
    const text = await send(query, {});
    // A question that is refused tells nothing, and would prove nothing.
    expect([query, text.includes('"errors"')]).toEqual([query, false]);
    told.set(query, lasting(text));
  }
  return told;
};

/** Everything that the public is told: besides, proofs, random questions and files that are texts. */
const allTold = async (): Promise<ReadonlyMap<string, string>> => {
  const told = await tablesTold();
  const proofs = proofsIn([...told.values()]);
  for (const id of proofs.filter((_, index) => index % Math.ceil(proofs.length / MOST_PROOFS) === 0)) told.set(`proof ${id}`, lasting(await send(PROOF, { id })));
  const chance = chanceOf(SEED);
  const known = new Map<string, string[]>([['key', [CONVENTION]], ['slug', [slug]], ['proof', [...proofsIn([...told.values()]).slice(0, 50)]]]);
  for (let drawn = 0; drawn < DOCUMENTS; drawn += 1) {
    const { query, variables } = randomDocument(schema, 'query', chance, known);
    told.set(`${drawn} ${query} ${JSON.stringify(variables)}`, lasting(await send(query, variables)));
  }
  for (const path of FILES().filter((path) => !/\.(?:xlsx|ods|docx|pdf|parquet)$/u.test(path))) told.set(path, lasting(await (await fetch(`${api.origin}${path}`)).text()));
  return told;
};

/** Gives other amounts to the firm, in all that it gave; whatever else there is stays. */
const giveOtherAmounts = (by: number): Promise<void> =>
  inTransaction(api.pool, async (client) => {
    await client.query(`UPDATE expense_share SET amount_cents = amount_cents + $1 + expense_item_id % 7 WHERE funding_source_code = 'AUTRES'`, [by]);
    await client.query('UPDATE expense_item i SET total_cents = (SELECT coalesce(sum(amount_cents), 0) FROM expense_share WHERE expense_item_id = i.id)');
    await client.query(`UPDATE commitment SET amount_cents = amount_cents + $1 + id % 5 WHERE funding_source_code = 'AUTRES'`, [by]);
    await client.query(
      `INSERT INTO money_entry (action_id, convention_key, funding_source_code, kind, amount_cents, happened_on)
       SELECT action_id, convention_key, funding_source_code, 'PAYMENT', 1234, '2021-07-01' FROM money_entry WHERE kind = 'RELEASE'`,
    );
    await client.query('UPDATE data_version SET version = version + 1');
  });

const differing = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] => [...before].filter(([asked, text]) => after.get(asked) !== text).map(([asked]) => asked);

/** An amount as cents and as decimals are written. */
const writings = (amount: number): readonly string[] => {
  const [whole = '', fraction = ''] = centsToDecimal(cents(amount)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, '\u202f');
  return [String(amount), `${whole}.${fraction}`, `${whole},${fraction}`, `${grouped},${fraction}`];
};

describe('money that a firm gave', () => {
  test('is in no answer, proof, page or file that the public reads, in any writing, nor any sum that it is a part of', async () => {
    const odd = Object.values(ODD);
    const sums = [...odd, ...odd.map((amount) => amount + OTHERS), ODD.committed - ODD.released, ODD.planned + ODD.mixed, ODD.planned + ODD.mixed + OTHERS, 2 * ODD.planned, 2 * ODD.spent, 2 * ODD.committed];
    const markers = sums.flatMap(writings);
    const found: unknown[] = [];
    before = await allTold();
    for (const [asked, text] of before) {
      const held = markers.filter((marker) => text.includes(marker));
      if (held.length > 0) found.push([asked, held]);
    }
    for (const path of FILES()) {
      const answer = await fetch(`${api.origin}${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      const held = carried(Buffer.from(await answer.arrayBuffer()), odd.flatMap(writings));
      if (held.length > 0) found.push([path, held]);
    }
    expect(found).toEqual([]);
  }, 120_000);

  test('is read whole by the ministry, by the parties, and by a delegation where the action lies in its régions; by nobody else', async () => {
    const read = async (actor: Actor | null): Promise<unknown> => {
      const query = `{ action(slug: "${slug}") { spent { cents setAside } realisedSheet { expenseItems { totalCents } } commitments { cents } } spending(by: [], filter: { conventions: ["${CONVENTION}"] }) { spent { cents setAside } } }`;
      type Told = { readonly action: { readonly spent: object; readonly realisedSheet: { readonly expenseItems: readonly { readonly totalCents: number | null }[] }; readonly commitments: readonly object[] }; readonly spending: readonly { readonly spent: object }[] };
      const { data } = JSON.parse(await send(query, {}, actor)) as { data: Told };
      return [data.action.spent, data.action.realisedSheet.expenseItems.map(({ totalCents }) => totalCents), data.action.commitments.length, data.spending[0]!.spent];
    };
    const asideOf = (told: number): object => ({ cents: told, setAside: 'hors apports d’entreprises' });
    const openOf = (told: number): object => ({ cents: told, setAside: null });
    const mixed = ODD.mixed + OTHERS;
    const whole = [openOf(ODD.spent + mixed), [ODD.spent, mixed], 2, openOf(2 * ODD.spent + mixed + OTHERS)];
    for (const actor of [MINISTRY, PARTY, DELEGATION]) expect([actor.role, await read(actor)]).toEqual([actor.role, whole]);
    for (const actor of [null, ELSEWHERE]) expect(await read(actor)).toEqual([asideOf(OTHERS), [null, null], 1, asideOf(2 * OTHERS)]);
  });

  test('reads « secret statistique », never zero, where nothing else is left, and says what was left out', async () => {
    const { data } = await api.ask<{ spending: readonly { readonly keys: readonly { readonly code: string }[]; readonly spent: { readonly state: string; readonly cents: number | null; readonly proof: string } }[] }>(
      '{ spending(by: [FUNDING_SOURCE]) { keys { code } spent { state cents proof } } }',
    );
    const row = data.spending.find(({ keys }) => keys[0]!.code === `${CONVENTION}/AUTRES`);
    expect(row?.spent).toMatchObject({ state: 'HIDDEN', cents: null });
    const proof = await api.ask<{ proof: { readonly isHidden: boolean; readonly leftOut: readonly { readonly reason: string; readonly actions: number; readonly cents: number | null; readonly isHidden: boolean }[] } }>(
      'query ($id: ID!) { proof(id: $id) { isHidden leftOut { reason actions cents isHidden } } }',
      { id: row!.spent.proof },
    );
    expect(proof.data.proof.isHidden).toBe(true);
    expect(proof.data.proof.leftOut).toContainEqual({ reason: expect.stringContaining('Apports d’entreprises') as unknown, actions: 2, cents: null, isHidden: true });
  });

  test('is said to be left out beside each amount of a report and of a table of figures', async () => {
    const page = await (await fetch(`${api.origin}/documents/bilan/${CONVENTION}/2021.html`)).text();
    const { rows } = await api.pool.query<{ reference: string }>('SELECT reference FROM action WHERE slug = $1', [slug]);
    const own = [...page.matchAll(/<tr>.*?<\/tr>/gsu)].map(([row]) => row).filter((row) => row.includes(`${rows[0]!.reference} - `) && row.includes('€'));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((row) => !row.includes('hors apports d’entreprises'))).toEqual([]);
    const table = await (await fetch(`${api.origin}/export/chiffres/depenses.csv`)).text();
    expect(table).toContain('connu, hors apports d’entreprises');
  });

  test('could be any other: with other amounts of the firm’s, all that the public is told is the same to the letter', async () => {
    await giveOtherAmounts(7_777);
    expect(differing(before, await allTold())).toEqual([]);
    expect(before.size).toBeGreaterThan(100);
    // The test sees what it looks for: without the guard of the database the answers differ at once.
    await api.pool.query('ALTER POLICY firms_money ON expense_share USING (true); ALTER POLICY firms_money ON commitment USING (true)');
    const open = await tablesTold();
    await giveOtherAmounts(5_555);
    expect(differing(open, await tablesTold()).length).toBeGreaterThan(3);
  }, 240_000);
});

describe('the table of firms’ money', () => {
  let shared: TestApi;
  beforeAll(async () => {
    shared = await startTestApi(localDate('2022-03-01'));
    for (const [index, convention] of ['opca-defi-2016', 'medef-occitanie-2021', 'opco-ep-2020'].entries()) {
      const { rows } = await shared.pool.query<{ source: string; axis: string }>(
        'SELECT (SELECT min(code) FROM funding_source WHERE convention_key = $1) AS source, (SELECT min(code) FROM axis WHERE convention_key = $1) AS axis',
        [convention],
      );
      const { source, axis } = rows[0]!;
      await giveToFirm(shared.pool, convention, source, `firm-${index}`);
      await inTransaction(shared.pool, (client) =>
        insertActions(client, [anAction({ convention, axis, year: 2021, spent: [{ source, cents: 100_00 + index, academy: null }] })], `f${index}-`),
      );
    }
    await shared.pool.query('UPDATE data_version SET version = version + 1');
  });
  afterAll(() => shared.stop());

  const spentOf = async (actor: Actor | null, convention: string | null): Promise<unknown> => {
    const query = '{ firmsMoney { year convention { key } spent { state cents isOfNow } planned { cents } } }';
    type Cell = { readonly year: number | null; readonly convention: { readonly key: string } | null; readonly spent: object; readonly planned: { readonly cents: number | null } };
    const { data } = actor === null ? await shared.ask<{ firmsMoney: readonly Cell[] }>(query) : await shared.as<{ firmsMoney: readonly Cell[] }>(actor, query);
    const cell = data.firmsMoney.find(({ year, convention: own }) => year === null && (own?.key ?? null) === convention);
    expect(cell?.planned.cents).toBe(0);
    return cell?.spent;
  };
  const known = (told: number, isOfNow = true): object => ({ state: 'KNOWN', cents: told, isOfNow });
  const HIDDEN = { state: 'HIDDEN', cents: null, isOfNow: true };

  test('tells what three firms gave together, and hides what each gave; a party reads its own', async () => {
    expect([await spentOf(null, null), await spentOf(null, CONVENTION), await spentOf(ELSEWHERE, CONVENTION)]).toEqual([known(300_03), HIDDEN, HIDDEN]);
    expect([await spentOf(PARTY, CONVENTION), await spentOf(MINISTRY, CONVENTION)]).toEqual([known(100_00), known(100_00)]);
  });

  test('goes on telling the sum of before when one firm alone gives more, for the difference would be its own', async () => {
    await inTransaction(shared.pool, async (client) => {
      await client.query(`UPDATE expense_share SET amount_cents = 175_55 WHERE convention_key = $1`, [CONVENTION]);
      await client.query('UPDATE expense_item SET total_cents = 175_55 WHERE convention_key = $1', [CONVENTION]);
      await client.query('UPDATE data_version SET version = version + 1');
    });
    expect([await spentOf(null, null), await spentOf(MINISTRY, null)]).toEqual([known(300_03, false), known(375_58)]);
  });
});
