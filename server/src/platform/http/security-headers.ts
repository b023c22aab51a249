/** What every answer of the API carries: it is data, which no page may frame, run or take for something else. */
const ALWAYS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  // The site, on an address of its own, reads the API; CORS says who else.
  'cross-origin-resource-policy': 'cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'x-permitted-cross-domain-policies': 'none',
};

const TWO_YEARS = 'max-age=63072000; includeSubDomains';

/** @param isHttps whether browsers reach the API over https: only then may they be told to go on so */
export const securityHeaders = (isHttps: boolean): Readonly<Record<string, string>> => ({
  ...ALWAYS,
  ...(isHttps && { 'strict-transport-security': TWO_YEARS }),
});
