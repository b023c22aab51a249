/** As the browser's own; handed in, since a page's own may differ at the build. */
export type Fetch = typeof globalThis.fetch;
