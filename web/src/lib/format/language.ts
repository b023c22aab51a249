import { getLocale, type Locale } from '#lib/paraglide/runtime.js';

const TAGS: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** What depends on the language of the page, made once a language. */
export function inBothLanguages<Made>(make: (tag: string) => Made): () => Made {
  const made = new Map<Locale, Made>();
  return () => {
    const locale = getLocale();
    const known = made.get(locale) ?? make(TAGS[locale]);
    made.set(locale, known);
    return known;
  };
}
