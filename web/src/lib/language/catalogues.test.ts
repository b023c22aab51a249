import { describe, expect, it } from 'vitest';
import { cataloguesFaults, faultsOf, wholeCatalogues } from '../../../catalogues.js';

const plural = (one: string, many: string) => [{ declarations: ['input count', 'local plural = count: plural'], match: { 'plural=one': one, 'plural=*': many } }];

describe('the two message catalogues', () => {
  it('hold the same messages, with the same values to fill in', () => {
    expect(cataloguesFaults()).toEqual([]);
  });

  it('are compared before a build, which stops where they differ', () => {
    expect(wholeCatalogues().apply).toBe('build');
    expect(faultsOf({ a: 'Un', b: 'Deux' }, { a: 'One' }, 'en')).toEqual(['b: missing in en']);
    expect(faultsOf({ a: 'Un' }, { a: 'One', b: 'Two' }, 'en')).toEqual(['b: in en alone']);
    expect(faultsOf({ a: 'Un' }, { a: ' ' }, 'en')).toEqual(['a: empty in en']);
    expect(faultsOf({ a: 'le {date}' }, { a: 'on {day}' }, 'en')).toEqual(['a: fills in { day } in en, { date } in the base language']);
    expect(faultsOf({ a: plural('{count} jour', '{count} jours') }, { a: plural('one day', '{count} days') }, 'en')).toEqual([]);
  });
});
