import { localDate } from '@conventions-ouvertes/shared/local-date';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../api/testing/test-api.js';
import { anAction, insertActions } from '../figures/testing/insert-actions.js';
import { bumpDataVersion } from '../platform/data-version.js';
import { inTransaction } from '../platform/database.js';
import { readThresholds, setThresholds } from './thresholds.js';

describe('thresholds of a deployment', () => {
  test('are those of French official statistics where nothing is said', () => {
    expect(readThresholds({})).toEqual({ leastHeadcount: 5, leastRateBase: 20, leastContributors: 3, mostDominance: 8500 });
    expect(readThresholds({ SECRECY_HEADCOUNT: '11', SECRECY_DOMINANCE: '75' })).toMatchObject({ leastHeadcount: 11, mostDominance: 7500 });
  });

  test.each([['SECRECY_HEADCOUNT', '1'], ['SECRECY_HEADCOUNT', 'cinq'], ['SECRECY_RATE_BASE', '-3'], ['SECRECY_CONTRIBUTORS', '2.5'], ['SECRECY_DOMINANCE', '101']])('%s=%s is refused at the start', (name, value) => {
    expect(() => readThresholds({ [name]: value })).toThrow(expect.objectContaining({ code: 'CONFIG_SECRECY', message: expect.stringContaining(name) as string }));
  });
});

describe('a deployment that sets others', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi(localDate('2022-03-01'));
    await inTransaction(api.pool, async (client) => {
      const people = (audience: string, total: number) => ({ audience, academy: '16', total, girls: null });
      await insertActions(client, [anAction({ isPublished: true, status: 'REALISED', spent: [{ source: 'HORS_QUOTA', cents: 900_00, academy: '16' }], reachedHeadcounts: [people('LYCEE_PUPILS', 8), people('STUDENTS', 22)] })]);
      await bumpDataVersion(client);
    });
  });
  afterAll(() => api.stop());

  const QUERY = '{ site { secrecy { leastHeadcount leastRateBase } } reach(by: [AUDIENCE]) { reached { state } } efficiency(by: []) { costPerParticipation { state } } }';
  const told = async () => {
    const { data } = await api.ask<{ site: object; reach: { reached: { state: string } }[]; efficiency: { costPerParticipation: { state: string } }[] }>(QUERY);
    return { site: data.site, reach: data.reach.map(({ reached }) => reached.state), cost: data.efficiency[0]!.costPerParticipation.state };
  };

  test('has all decided anew, and says them', async () => {
    expect(await told()).toEqual({ site: { secrecy: { leastHeadcount: 5, leastRateBase: 20 } }, reach: ['KNOWN', 'KNOWN'], cost: 'KNOWN' });
    await setThresholds(api.pool, { ...readThresholds({}), leastHeadcount: 10, leastRateBase: 50 });
    expect(await told()).toEqual({ site: { secrecy: { leastHeadcount: 10, leastRateBase: 50 } }, reach: ['HIDDEN', 'HIDDEN'], cost: 'HIDDEN' });
  });
});
