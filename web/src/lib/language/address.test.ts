import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressIn, readAddress } from './address.js';

describe('the address of a page', () => {
  it.each([
    ['/', '/en'],
    ['/actions', '/en/actions'],
    ['/actions?annee=2018#x', '/en/actions?annee=2018#x'],
    ['/?preuve=a', '/en?preuve=a'],
    ['/energie', '/en/energie'],
  ])('%s is %s in English, and back', (french, english) => {
    expect(addressIn('en', french, '')).toBe(english);
    expect(addressIn('en', english, '')).toBe(english);
    expect(addressIn('fr', english, '')).toBe(french);
  });

  it('says its language, under the folder that the site is hosted in', () => {
    expect(readAddress('/site/en/actions', '/site')).toEqual({ locale: 'en', path: '/site/actions' });
    expect(readAddress('/site/en', '/site')).toEqual({ locale: 'en', path: '/site/' });
    expect(readAddress('/site/environnement', '/site')).toEqual({ locale: 'fr', path: '/site/environnement' });
  });

  it('comes back from English as it went, whatever it is', () => {
    const path = fc.array(fc.stringMatching(/^[a-z0-9-]{1,8}$/u).filter((part) => part !== 'en')).map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(path, fc.constantFrom('', '/site'), (inner, base) => {
        const french = `${base}${inner}`;
        expect(readAddress(addressIn('en', french, base), base)).toEqual({ locale: 'en', path: french });
      }),
    );
  });
});
