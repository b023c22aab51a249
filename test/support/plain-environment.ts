/** What Vitest sets for its own processes: a site built under NODE_ENV=test is a development build. */
const OF_THE_TEST_RUN = /^(NODE_ENV|VITEST.*|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/u;

/** What the product reads; what the machine sets for itself is not passed on to the tests. */
const OF_THE_PRODUCT = /^(CONVENTIONS_DIR|DATABASE_URL|DATABASE_READ_URLS|DATA_DIR|DEMO|PORT|SITE_PORT|API_URL|PUBLIC_API_URL|SITE_BASE|SITE_OUT|SITE_ORIGIN|SITE_BRAND|SITE_SERVICE|ACTION_PAGES)$/u;

/** The environment that anyone starts and builds in, with these settings and no other. */
export const plainEnvironment = (settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_THE_TEST_RUN.test(name) && !OF_THE_PRODUCT.test(name))),
  ...settings,
});
