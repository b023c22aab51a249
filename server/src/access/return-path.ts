/**
 * The path of the site to go back to after signing in: one of the site's own, or its home. What an address bar would read as
 * another host (`//`, `/\`, control characters) is no path of the site.
 * @param wanted as received, whatever it is
 * @param siteOrigin for instance `https://conventions.example.org`
 */
export const returnPath = (wanted: string | null, siteOrigin: string): string => {
  if (wanted === null || wanted.length > 2000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return '/';
  const address = URL.parse(wanted, siteOrigin);
  return address?.origin === siteOrigin ? address.pathname + address.search + address.hash : '/';
};
