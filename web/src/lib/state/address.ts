import { browser } from '$app/env';
import { goto } from '$app/navigation';
import { page } from '$app/state';

/** A parameter of the address. None while a page is prerendered: one file serves all addresses. */
export function parameters(): URLSearchParams {
  return browser ? new URLSearchParams(page.url.search) : new URLSearchParams();
}

/** The address of this page with other parameters. */
export function addressWith(change: (parameters: URLSearchParams) => void): string {
  const next = parameters();
  change(next);
  const search = next.toString();
  return `${page.url.pathname}${search === '' ? '' : `?${search}`}`;
}

/** Goes there without moving the page under the reader's eyes. */
export function stayAndGo(address: string, options: { replace?: boolean } = {}): Promise<void> {
  return goto(address, { reset: false, replace: options.replace ?? false });
}
