import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFI_PARTNER, DEFI_SECRETARY } from '../../server/src/action/testing/actors.js';
import { startTestApi, type TestApi } from '../../server/src/api/testing/test-api.js';
import { act, plannedSheet } from './acts.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2018-03-01'));
});
afterAll(() => api.stop());

const slug = (reference: string): string => `opca-defi-2016--${reference.toLowerCase()}`;

/** An action that the committee has seen, so that its credits may be committed. */
const ready = async (reference: string, axis: string, academy: string, cents: number): Promise<void> => {
  const expenses = [{ label: 'Équipement', academy, shares: [{ source: 'HORS_QUOTA', cents }] }];
  await act(api, DEFI_PARTNER, 'draftAction', {
    convention: 'opca-defi-2016',
    reference,
    axis,
    year: 2018,
    title: `Action ${reference}`,
    academies: [academy],
    sheet: plannedSheet('HORS_QUOTA', cents, { expenses }),
  });
  await act(api, DEFI_PARTNER, 'submitAction', { action: slug(reference) });
  await act(api, DEFI_SECRETARY, 'recordCommitteeDecision', { action: slug(reference), value: 'FAVOURABLE' });
};

describe('Un dépassement de plafond, vu à l’avance puis refusé (OPCA DEFi, article 12)', () => {
  it('Trois actions ont l’avis du comité : 900 000 €, 500 000 € et 200 000 €, pour un plafond de 1 500 000 €', async () => {
    await ready('A', '4', '02', 900_000_00);
    await ready('B', '5', '11', 500_000_00);
    await ready('C', '7', '11', 200_000_00);
    await expect(act(api, DEFI_PARTNER, 'commitCredits', { action: slug('A') })).resolves.toMatchObject({ status: 'COMMITTED' });
  });

  it('La simulation dit d’avance laquelle romprait le plafond, ce qui tient, et le détail par axe et par académie ; elle n’écrit rien', async () => {
    const before = (await api.pool.query('SELECT count(*) AS n FROM record')).rows;
    const { data } = await api.ask<{ whatIf: unknown }>(
      `query ($actions: [ImaginedActionInput!]!) { whatIf(actions: $actions) {
         caps { cap { key article } year state limit committed imagined left brokenBy byAxis { code committed imagined } byAcademy { code imagined } }
         fitting notFitting { action cap { key } year excess } uncapped } }`,
      { actions: [{ action: slug('B') }, { action: slug('C') }, { label: 'Guide des métiers', convention: 'opca-defi-2016', axis: '8', year: 2018, amounts: [{ source: 'HORS_QUOTA', cents: 50_000_00 }] }] },
    );
    const cap = { key: 'opca-defi-2016/hors-quota-par-an' };
    expect(data.whatIf).toEqual({
      caps: [
        {
          cap: { ...cap, article: '12' },
          year: 2018,
          state: 'BROKEN',
          limit: 1_500_000_00,
          committed: 900_000_00,
          imagined: 750_000_00,
          left: -150_000_00,
          brokenBy: slug('C'),
          byAxis: [
            { code: '4', committed: 900_000_00, imagined: 0 },
            { code: '5', committed: 0, imagined: 500_000_00 },
            { code: '7', committed: 0, imagined: 200_000_00 },
            { code: '8', committed: 0, imagined: 50_000_00 },
          ],
          byAcademy: [
            { code: '02', imagined: 0 },
            { code: '11', imagined: 700_000_00 },
            { code: null, imagined: 50_000_00 },
          ],
        },
      ],
      fitting: [slug('B'), 'Guide des métiers'],
      notFitting: [{ action: slug('C'), cap, year: 2018, excess: 100_000_00 }],
      uncapped: 0,
    });
    expect((await api.pool.query('SELECT count(*) AS n FROM record')).rows).toEqual(before);
  });

  it('B est engagée ; C est refusée, avec le montant en trop et l’article', async () => {
    await expect(act(api, DEFI_PARTNER, 'commitCredits', { action: slug('B') })).resolves.toMatchObject({ status: 'COMMITTED' });
    const refused = await act(api, DEFI_PARTNER, 'commitCredits', { action: slug('C') });
    expect(refused.refused).toBe('CAP_PASSED');
    expect(refused.sentence).toMatch(/plafond de 1.500.000,00.€ serait dépassé de 100.000,00.€.*article.12/su);
  });

  it('Seule la ressource plafonnée compte : le reste de C peut venir d’ailleurs', async () => {
    const lines = [
      { source: 'HORS_QUOTA', academy: '11', cents: 100_000_00 },
      { source: 'AUTRES', academy: '11', cents: 100_000_00 },
    ];
    await expect(act(api, DEFI_PARTNER, 'commitCredits', { action: slug('C'), lines })).resolves.toMatchObject({ status: 'COMMITTED' });
    await expect(act(api, DEFI_PARTNER, 'commitCredits', { action: slug('C'), lines: [{ source: 'HORS_QUOTA', cents: 1 }] })).resolves.toMatchObject({ refused: 'CAP_PASSED' });
  });

  it('Des crédits libérés sur A laissent de nouveau place à un complément', async () => {
    await act(api, DEFI_PARTNER, 'releaseCredits', { action: slug('A'), source: 'HORS_QUOTA', academy: '02', cents: 30_000_00, ground: 'Lot infructueux' });
    const more = (cents: number) => act(api, DEFI_PARTNER, 'commitCredits', { action: slug('C'), lines: [{ source: 'HORS_QUOTA', academy: '11', cents }] });
    await expect(more(30_000_01)).resolves.toMatchObject({ refused: 'CAP_PASSED' });
    await expect(more(30_000_00)).resolves.toMatchObject({ status: 'COMMITTED' });
    const { data } = await api.ask<{ capUse: object[] }>(`{ capUse(filter: { conventions: ["opca-defi-2016"], years: [2018] }) { remainingCents isExceeded committed { cents } } }`);
    expect(data.capUse).toEqual([{ remainingCents: 0, isExceeded: false, committed: { cents: 1_500_000_00 } }]);
  });

  it('Ce qui reste ouvert se liste : engagé et non payé', async () => {
    const { data } = await api.ask<{ openMoney: object[]; moneyPositions: object[] }>(
      `{ openMoney(kind: COMMITTED_UNPAID, convention: "opca-defi-2016", year: 2018) { action { reference } fundingSource { code } committedUnpaid unspent }
         moneyPositions(conventions: ["opca-defi-2016"]) { year fundingSource { code } committed released netCommitted } }`,
    );
    expect(data.openMoney).toEqual([
      { action: { reference: 'A' }, fundingSource: { code: 'HORS_QUOTA' }, committedUnpaid: 870_000_00, unspent: null },
      { action: { reference: 'B' }, fundingSource: { code: 'HORS_QUOTA' }, committedUnpaid: 500_000_00, unspent: null },
      { action: { reference: 'C' }, fundingSource: { code: 'HORS_QUOTA' }, committedUnpaid: 130_000_00, unspent: null },
      { action: { reference: 'C' }, fundingSource: { code: 'AUTRES' }, committedUnpaid: 100_000_00, unspent: null },
    ]);
    expect(data.moneyPositions).toEqual([
      { year: 2018, fundingSource: { code: 'AUTRES' }, committed: 100_000_00, released: 0, netCommitted: 100_000_00 },
      { year: 2018, fundingSource: { code: 'HORS_QUOTA' }, committed: 1_530_000_00, released: 30_000_00, netCommitted: 1_500_000_00 },
    ]);
  });
});
