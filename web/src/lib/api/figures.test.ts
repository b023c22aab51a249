import { describe, expect, it } from 'vitest';
import { spending } from '#lib/charts/testing/cells.js';
import type { Ask } from './client.js';
import { textOf } from './document.js';
import { askFigures, MOST_CHARTS } from './figures.js';

/** An API with so many conventions, the last of which spent most. */
const anApi = (conventions: number) => {
  const asked: { readonly name: string; readonly variables: Record<string, unknown> }[] = [];
  const ask = (async (document: object, variables: Record<string, unknown>) => {
    asked.push({ name: /^query (\w+)/u.exec(textOf(document))?.[1] ?? '', variables });
    const byConvention = Array.from({ length: conventions }, (_, index) => spending({ CONVENTION: `c${index}` }, [index, index, index]));
    return { byConvention, byAxis: [], byYear: [], bySource: [] };
  }) as unknown as Ask;
  const charts = () => asked.find(({ name }) => name === 'SpendingCharts')?.variables;
  return { ask, charts };
};

describe('the figures of a page', () => {
  it('draw every convention while they have room', async () => {
    const { ask, charts } = anApi(MOST_CHARTS);
    await askFigures(ask, { years: [2021] });
    expect(charts()).toEqual({ filter: { years: [2021] }, hasCaps: true });
  });

  it('draw those that spent most where there are more', async () => {
    const { ask, charts } = anApi(100);
    await askFigures(ask, { years: [2021] });
    expect(charts()).toMatchObject({ filter: { years: [2021], conventions: Array.from({ length: MOST_CHARTS }, (_, index) => `c${99 - index}`) } });
  });

  it('ask for no cap where the selection holds a part only of what it bounds', async () => {
    const { ask, charts } = anApi(2);
    await askFigures(ask, { academies: ['16'] });
    expect(charts()).toMatchObject({ hasCaps: false });
  });
});
