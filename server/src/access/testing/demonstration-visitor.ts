import type { Browser } from './browser.js';

/** Goes to « Se connecter » and chooses an account of the demonstration, as a person does; answers where that ends. */
export const signInToDemonstration = async (browser: Browser, apiOrigin: string, account: string, retour = '/'): Promise<string> => {
  const { host } = new URL(apiOrigin);
  const choice = await browser.follow(`${apiOrigin}/connexion?retour=${encodeURIComponent(retour)}`, [host]);
  if (choice.response.status !== 200) throw new Error(`no choice of accounts: ${choice.response.status} at ${choice.address}`);
  const back = await browser.follow(choice.address, [host], {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ compte: account }).toString(),
  });
  return back.address;
};
