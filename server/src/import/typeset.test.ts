import { expect, it } from 'vitest';
import { typeset } from './typeset.js';

it('sets the spaces of French typography as no-break, and no other', () => {
  expect(typeset('« 58 400 € » : vraiment ? Oui ; 85 % !')).toBe('«\u00A058 400\u00A0€\u00A0»\u00A0: vraiment\u202F? Oui\u202F; 85\u00A0%\u202F!');
  expect(typeset('a:b --accept-valid http://x 3;4')).toBe('a:b --accept-valid http://x 3;4');
});
