import { getLocale } from '#lib/paraglide/runtime.js';

/** For the `lang` of what is in French on every page (titles, sentences of the texts): needed on pages of another language alone. */
export const french = (): 'fr' | undefined => (getLocale() === 'fr' ? undefined : 'fr');
