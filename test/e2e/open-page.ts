import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page, and all that went wrong on it since it was opened. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of the console, of the page's code and of its requests; requests to hosts that are not the product's. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

const isOwn = (url: string, hosts: readonly string[]): boolean => /^(data|blob|about):/u.test(url) || hosts.includes(new URL(url).host);

/**
 * Opens a tab that remembers every error, and every request that leaves for a host not named.
 * @param hosts the only ones that a page may talk to, with their ports
 */
export const openPage = async (browser: Browser, hosts: readonly string[], options: BrowserContextOptions = {}): Promise<WatchedPage> => {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A reader who leaves ends what was being loaded; one without script loads none.
    if (reason === 'net::ERR_ABORTED' || (reason === 'csp' && options.javaScriptEnabled === false)) return;
    complaints.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('request', (request) => {
    if (!isOwn(request.url(), hosts)) complaints.push(`other host: ${request.url()}`);
  });
  return { page, complaints, close: () => context.close() };
};

/** The hosts of the product under test. */
export const ownHosts = ({ site, api }: { readonly site: string; readonly api: string }): string[] => [new URL(site).host, new URL(api).host];
