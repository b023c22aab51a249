import { expect, it } from 'vitest';
import { chartSource } from './chart-sources.js';

const API = 'https://api.test/graphql';

it('a chart’s files and its frame carry the filters that the chart was drawn under', () => {
  const source = chartSource(API, 'depenses', { conventions: ['opca-defi-2016'], years: [2018] }, ['Année\u00a0: 2018']);
  expect(source.embed).toBe('depenses?convention=opca-defi-2016&annee=2018');
  expect(source.files.map(({ href }) => new URL(href).searchParams.getAll('annee'))).toEqual([['2018'], ['2018']]);
  expect(source.words).toEqual(['Année\u00a0: 2018']);
});

it('results leave by axis inside one convention, by theme across several, as they are shown', () => {
  const by = (conventions: string[]) => new URL(chartSource(API, 'resultats', { conventions }, []).files[0]?.href ?? '').searchParams.get('par');
  expect(by(['a'])).toBe('sous-axe');
  expect(by(['a', 'b'])).toBe('theme');
});

it('a chart of everything has a frame without filters', () => {
  expect(chartSource(API, 'publics', {}, []).embed).toBe('publics');
});
