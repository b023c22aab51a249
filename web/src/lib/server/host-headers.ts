/** Headers for the files under a path; a `*` at its end stands for the rest. */
export interface HeaderRule {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What a static host says with the pages. Each page names in itself the scripts that it may run, by their hashes, which differ from
 * page to page; all else is bounded here. Hosts add up the rules that match, so an embed cannot take back what all pages say: they
 * are refused in frames by X-Frame-Options, which browsers leave aside wherever a policy names `frame-ancestors`.
 * @param base folder of the site, empty at the root of a host
 * @param api origin of the live questions
 */
export function hostHeaders(base: string, api: string): readonly HeaderRule[] {
  const policy = [
    "style-src 'self'",
    "style-src-attr 'unsafe-hashes' 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${api}`,
    "frame-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "media-src 'none'",
    "object-src 'none'",
    "base-uri 'self'",
    `form-action 'self' ${api}`,
  ];
  const embed = { 'Content-Security-Policy': 'frame-ancestors *' };
  return [
    {
      path: `${base}/*`,
      headers: {
        'Content-Security-Policy': policy.join('; '),
        'X-Frame-Options': 'DENY',
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Strict-Transport-Security': 'max-age=31536000',
      },
    },
    { path: `${base}/embed/*`, headers: embed },
    { path: `${base}/en/embed/*`, headers: embed },
    { path: `${base}/_app/immutable/*`, headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
  ];
}

/** As Netlify and Cloudflare Pages read it: a path, then its headers, set in. */
export function headersFile(rules: readonly HeaderRule[]): string {
  return rules
    .map(({ path, headers }) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'))
    .join('\n\n')
    .concat('\n');
}
