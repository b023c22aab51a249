import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../server/src/access/actor.js';
import { startTestApi, type TestApi } from '../../server/src/api/testing/test-api.js';
import { lifeOn, mutate } from './committee-acts.js';

const CONVENTION = 'medef-occitanie-2021';
const MEDEF: Actor = { id: 'medef', role: 'PARTNER', party: 'medef-occitanie', academicRegions: [] };

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(localDate('2022-05-20'));
});
afterAll(() => api.stop());

const notice = (sentOn: string, receivedOn: string) => ({ convention: CONVENTION, kind: 'TERMINATION_NOTICE', party: 'medef-occitanie', sentOn, receivedOn, source: 'Lettre recommandée avec accusé de réception (essai)' });

describe('Une dénonciation en Occitanie (articles 12 et 13)', () => {
  it('Avant toute lettre, la convention court deux ans, puis se reconduirait', async () => {
    const { data } = await api.ask(`{ convention(key: "${CONVENTION}") { life(on: "2022-05-20") { status nextRenewal { firstDay lastDay } lastDayToPreventRenewal } } }`);
    expect(data).toEqual({ convention: { life: { status: 'IN_FORCE', nextRenewal: { firstDay: '2023-03-18', lastDay: '2025-03-17' }, lastDayToPreventRenewal: '2023-03-17' } } });
  });

  it('Le MEDEF dénonce par lettre recommandée : la résiliation prend effet à la rentrée scolaire suivante (13)', async () => {
    await mutate(api, MEDEF, 'recordNotice', 'NoticeInput', notice('2022-05-12', '2022-05-16'), 'id');
    await expect(lifeOn(api, CONVENTION, '2022-05-20')).resolves.toMatchObject({
      status: 'NOTICE_GIVEN',
      mayCommit: true,
      ending: { lastDay: '2022-08-31', ground: 'TERMINATION' },
    });
  });

  it('La veille de la rentrée elle lie encore ; le jour même elle a pris fin, et rien de nouveau ne s’engage', async () => {
    await expect(lifeOn(api, CONVENTION, '2022-08-31')).resolves.toMatchObject({ status: 'NOTICE_GIVEN' });
    await expect(lifeOn(api, CONVENTION, '2022-09-01')).resolves.toMatchObject({ status: 'ENDED', mayCommit: false, grounds: { articles: ['13'] } });
  });

  it('Personne ne la dénonce à la place d’un autre', async () => {
    await expect(mutate(api, MEDEF, 'recordNotice', 'NoticeInput', { ...notice('2022-05-12', '2022-05-16'), party: 'region-academique-occitanie' }, 'id')).resolves.toMatchObject({ refused: 'FORBIDDEN' });
  });

  it('Les échéances s’arrêtent avec elle : la liste de contacts de septembre n’est plus due (8)', async () => {
    const { data } = await api.ask<{ convention: { obligations: { items: readonly { id: string }[] } } }>(`{ convention(key: "${CONVENTION}") { obligations(until: "2023-12-31") { items { id } } } }`);
    expect(data.convention.obligations.items.map(({ id }) => id)).not.toContain(`${CONVENTION}/CONTACT_LIST:2022`);
  });
});

describe('La même lettre, quand le terme vient avant la rentrée (articles 12 et 13, interprétation)', () => {
  let other: TestApi;
  beforeAll(async () => {
    other = await startTestApi(localDate('2022-11-20'));
  });
  afterAll(() => other.stop());

  it('La dénonciation empêche la reconduction, et la convention prend fin à son terme', async () => {
    await mutate(other, MEDEF, 'recordNotice', 'NoticeInput', notice('2022-11-02', '2022-11-04'), 'id');
    await expect(lifeOn(other, CONVENTION, '2022-11-20')).resolves.toMatchObject({ status: 'NOTICE_GIVEN', ending: { lastDay: '2023-03-17', ground: 'NON_RENEWAL' } });
    await expect(lifeOn(other, CONVENTION, '2023-03-18')).resolves.toMatchObject({ status: 'ENDED' });
  });

  it('L’interprétation qui le décide est montrée, avec sa raison', async () => {
    const { data } = await other.ask<{ convention: { life: { ending: { grounds: { readings: readonly { id: string; reason: string }[] } } } } }>(
      `{ convention(key: "${CONVENTION}") { life { ending { grounds { readings { id article reason } } } } } }`,
    );
    expect(data.convention.life.ending.grounds.readings.length).toBeGreaterThan(0);
  });
});
