/** The page that stands for all the others. */
const SHELL = 'fiche';

/** What is read of an address. */
interface Address {
  readonly pathname: string;
  readonly searchParams: Pick<URLSearchParams, 'get'>;
}

/**
 * Which action an address asks for: /actions/opco-ep--2021-a1, or /actions/fiche?action=opco-ep--2021-a1.
 * @param actions address of the list of actions, in the language of the page
 * @returns null where it asks for none
 */
export function slugAsked(address: Address, actions: string): string | null {
  if (!address.pathname.startsWith(`${actions}/`)) return null;
  const [name, ...deeper] = address.pathname.slice(actions.length + 1).replace(/\/$/u, '').split('/');
  if (name === undefined || name === '' || deeper.length > 0) return null;
  return name === SHELL ? address.searchParams.get('action') : decodeURIComponent(name);
}
