import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf, type Entry } from './entries.js';
import { folded, indexOf, type SearchIndex } from './search.js';

const school = { uai: '0310001A', name: 'Lycée Marie-Curie', commune: 'Toulouse', academy: { code: '16', name: 'Toulouse' } };
const action = (slug: string, title: string, actors: { name: string; school: typeof school | null }[] = []) => ({
  slug,
  reference: slug.toUpperCase(),
  title,
  year: 2018,
  convention: { shortTitle: 'OPCA DEFi (2016)' },
  axis: { title: 'Information sur les métiers' },
  academies: [{ name: 'Montpellier' }],
  actors,
});

const entries: readonly Entry[] = entriesOf(
  {
    conventions: [
      { key: 'opca-defi-2016', kind: 'CONVENTION', title: 'Convention de coopération avec l’OPCA DEFi', shortTitle: 'OPCA DEFi (2016)', parties: [{ shortName: 'OPCA DEFi' }], axes: [{ id: 'opca-defi-2016/6', code: '6', title: 'Esprit d’entreprendre', summary: null }] },
    ],
    parties: [
      { key: 'defi', name: 'OPCA DEFi', shortName: 'OPCA DEFi', conventions: [{ key: 'opca-defi-2016', shortTitle: 'OPCA DEFi (2016)' }] },
      { key: 'seul', name: 'Sans convention', shortName: 'Seul', conventions: [] },
    ],
    themes: [{ code: 'EGALITE', label: 'Mixité, diversité et inclusion', description: 'Égalité entre filles et garçons' }],
    academies: [{ code: '20', name: 'Orléans-Tours', academicRegion: { code: 'R', name: 'Centre-Val de Loire' } }],
    academicRegions: [{ code: 'R', name: 'Centre-Val de Loire' }],
  },
  [action('p-1', 'Forum des métiers de la chimie', [{ name: 'Lycée Marie-Curie', school }]), action('p-2', 'Équipement d’un plateau technique', [{ name: 'Lycée Marie-Curie', school }])],
);

let index: SearchIndex;
beforeAll(async () => {
  index = await indexOf(entries);
});

const titles = (words: string) => index.find(words).map(({ title }) => title);

describe('search', () => {
  it('finds with or without accents and capitals', () => {
    expect(titles('equipement')).toContain('Équipement d’un plateau technique');
    expect(titles('ORLEANS')).toEqual(['Orléans-Tours']);
    expect(folded('Cœur')).toBe('coeur');
  });

  it('finds through a slip of the finger, and before the word is finished', () => {
    expect(titles('entreprandre')[0]).toBe('6. Esprit d’entreprendre');
    expect(titles('chim')[0]).toBe('Forum des métiers de la chimie');
    expect(titles('dvresité')).toEqual([]);
    expect(titles('divresité')).toEqual(['Mixité, diversité et inclusion']);
  });

  it('finds what has all the words, wherever they stand', () => {
    expect(titles('forum montpellier')).toEqual(['Forum des métiers de la chimie']);
    expect(titles('forum guyane')).toEqual([]);
  });

  it('puts a convention before its axes, parties and actions', () => {
    expect(index.find('opca defi')[0]).toMatchObject({ kind: 'convention', path: '/conventions/opca-defi-2016' });
  });

  it('finds a school by its name, commune or identifier, once, with the actions that it takes part in', () => {
    const found = index.find('0310001A');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'school', title: 'Lycée Marie-Curie', path: '/actions/p-1' });
    expect(found[0]?.detail).toContain('Équipement d’un plateau technique');
    expect(titles('marie curie toulouse')).toEqual(['Lycée Marie-Curie']);
  });

  it('has a party where a convention of this site binds it, and no other', () => {
    expect(entries.filter(({ kind }) => kind === 'party').map(({ title }) => title)).toEqual(['OPCA DEFi']);
  });

  it('of nothing, or of words that stand everywhere, finds nothing', () => {
    expect(index.find('  ')).toEqual([]);
    expect(index.find('de la')).toEqual([]);
  });
});
