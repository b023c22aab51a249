import { describe, expect, it } from 'vitest';
import { articleLabel, isArticleRef } from './article.js';

describe('a place in a text', () => {
  it.each(['1', '14', '3.4', '2.10', '3.4.1', '4 bis', 'PREAMBLE', 'RECITALS', 'PARTIES', 'SIGNATURES', 'ANNEX_1'])('may be %s', (place) => {
    expect(isArticleRef(place)).toBe(true);
  });

  it.each(['', '0', '01', '3.0', '1.2.3.4.5', '4bis', '4 quinquies', '1e5', '-1', ' 9', '9 ', 'article 9', 'annexe 1', 'ANNEX_', 'ANNEX_0', '9\n'])('is not « %s »', (place) => {
    expect(isArticleRef(place)).toBe(false);
  });

  it('is cited in French', () => {
    expect(articleLabel('3.4')).toBe('article\u00a03.4');
    expect(articleLabel('ANNEX_2')).toBe('annexe\u00a02');
    expect(articleLabel('PREAMBLE')).toBe('préambule');
  });
});
