import { resolve as resolvePath } from '$app/paths';
import { getLocale, type Locale } from '#lib/paraglide/runtime.js';
import { addressIn, readAddress, type PageAddress } from './address.js';

/** The folder that the site is hosted in; empty at the root of a host. */
export const base = (): string => resolvePath('/').slice(0, -1);

/** SvelteKit's `resolve`, in the language of the page that the link stands on. Files and pages of no language are resolved by SvelteKit's. */
export const resolve = ((...place: Parameters<typeof resolvePath>) => addressIn(getLocale(), resolvePath(...place), base())) as typeof resolvePath;

/** Language and French address of a page that is open. */
export const addressOf = (pathname: string): PageAddress => readAddress(pathname, base());

/** The same page in another language. */
export const inLanguage = (locale: Locale, pathname: string): string => addressIn(locale, pathname, base());
