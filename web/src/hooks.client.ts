import { overwriteGetLocale, toLocale } from '#lib/paraglide/runtime.js';

// The page says its language itself; the link to the other language loads anew.
const locale = toLocale(document.documentElement.lang) ?? 'fr';
overwriteGetLocale(() => locale);
