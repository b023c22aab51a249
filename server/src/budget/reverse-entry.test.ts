import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFI_PARTNER, DEFI_SECRETARY } from '../action/testing/actors.js';
import { insertReadyActions } from '../action/testing/ready-actions.js';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';

const ACTION = 'opca-defi-2016--a';
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2018-06-01'));
  await insertReadyActions(api.pool, 'opca-defi-2016', '4', 'HORS_QUOTA', [{ reference: 'A', status: 'COMMITTEE' }]);
  await api.pool.query(`DELETE FROM sheet WHERE kind = 'REALISED'`);
  await api.pool.query('UPDATE action SET published_at = now()');
});
afterAll(() => api.stop());

let keys = 0;
const TYPES = { commitCredits: 'CommitCreditsInput', recordPayment: 'CostsInput', recordJustification: 'CostsInput', releaseCredits: 'ReleaseCreditsInput', reverseEntry: 'ReverseEntryInput' } as const;
const refusal = (mutation: keyof typeof TYPES, input: object, actor = DEFI_PARTNER) => {
  keys += 1;
  return api.refusal(actor, `mutation ($key: String!, $input: ${TYPES[mutation]}!) { ${mutation}(key: $key, input: $input) { status } }`, { key: `r${keys}`, input: { action: ACTION, ...input } });
};
const told = async () =>
  (
    await api.ask<{ action: { positions: readonly object[]; moneyEntries: readonly { id: number; kind: string }[] } }>(
      `{ action(slug: "${ACTION}") { positions { paid justified committedUnpaid } moneyEntries { id kind cents reverses isReversed } } }`,
    )
  ).data.action;
const entry = async (kind: string): Promise<number> => (await told()).moneyEntries.findLast((line) => line.kind === kind)?.id ?? 0;

describe('an entry of money made by mistake', () => {
  test('a payment is taken back by a contrary entry: both stay, and the credits are free to be paid again', async () => {
    await refusal('commitCredits', { lines: [{ source: 'HORS_QUOTA', academy: null, cents: 1000 }] });
    expect(await refusal('recordPayment', { source: 'HORS_QUOTA', cents: 1000 })).toBeNull();
    expect(await refusal('recordPayment', { source: 'HORS_QUOTA', cents: 1 })).toBe('PAYMENT_BEYOND_COMMITTED');
    const payment = await entry('PAYMENT');
    expect(await refusal('reverseEntry', { entry: payment, reason: 'Facture payée deux fois' })).toBeNull();
    expect(await told()).toMatchObject({
      positions: [{ paid: 0, committedUnpaid: 1000 }],
      moneyEntries: [
        { id: payment, kind: 'PAYMENT', cents: 1000, reverses: null, isReversed: true },
        { kind: 'PAYMENT_REVERSAL', cents: 1000, reverses: payment, isReversed: false },
      ],
    });
    expect(await refusal('recordPayment', { source: 'HORS_QUOTA', cents: 900 })).toBeNull();
    const { rows } = await api.pool.query(`SELECT reason FROM record WHERE change = 'ENTRY_REVERSED'`);
    expect(rows).toEqual([{ reason: 'Facture payée deux fois' }]);
  });

  test('once, with a reason, by the partner, and no earlier than what it takes back', async () => {
    const [first] = (await told()).moneyEntries;
    expect(await refusal('reverseEntry', { entry: first?.id, reason: 'Encore' })).toBe('ENTRY_ALREADY_REVERSED');
    expect(await refusal('reverseEntry', { entry: await entry('PAYMENT_REVERSAL'), reason: 'Retour' })).toBe('ENTRY_NOT_REVERSIBLE');
    expect(await refusal('reverseEntry', { entry: 999_999, reason: 'Rien' })).toBe('ENTRY_UNKNOWN');
    const payment = await entry('PAYMENT');
    expect(await refusal('reverseEntry', { entry: payment, reason: ' ' })).not.toBeNull();
    expect(await refusal('reverseEntry', { entry: payment, reason: 'Erreur' }, DEFI_SECRETARY)).toBe('ROLE_NOT_ALLOWED');
  });

  test('costs shown are taken back too; a release is made good by a commitment, which the cap must allow', async () => {
    expect(await refusal('recordJustification', { source: 'HORS_QUOTA', cents: 300 })).toBeNull();
    expect(await refusal('reverseEntry', { entry: await entry('JUSTIFICATION'), reason: 'Autre action' })).toBeNull();
    expect((await told()).positions).toMatchObject([{ justified: 0, paid: 900 }]);
    expect(await refusal('releaseCredits', { source: 'HORS_QUOTA', cents: 50 })).toBeNull();
    expect(await refusal('reverseEntry', { entry: await entry('RELEASE'), reason: 'Erreur' })).toBe('ENTRY_NOT_REVERSIBLE');
  });

  test('the database itself refuses a contrary entry of another amount, of another kind, or twice', async () => {
    const payment = await entry('PAYMENT');
    const insert = (kind: string, cents: number, id: number) =>
      api.pool.query(
        `INSERT INTO money_entry (action_id, convention_key, funding_source_code, kind, amount_cents, happened_on, reverses_id)
         SELECT id, convention_key, 'HORS_QUOTA', $1, $2, '2018-06-01', $3 FROM action WHERE slug = $4`,
        [kind, cents, id, ACTION],
      );
    await expect(insert('PAYMENT_REVERSAL', 899, payment)).rejects.toThrow('foreign key');
    await expect(insert('JUSTIFICATION_REVERSAL', 900, payment)).rejects.toThrow('not of the kind');
    await expect(insert('PAYMENT', 900, payment)).rejects.toThrow('not of the kind');
    await expect(api.pool.query('DELETE FROM money_entry')).rejects.toThrow('append-only');
  });
});
