import { escapeHtml, page } from '../page.js';
import { DEMONSTRATION_ACCOUNTS } from './accounts.js';

const MARK =
  '<p class="mark">Démonstration : ces personnes sont inventées et n’ont pas de mot de passe. Ce service d’identification n’existe pas hors de la démonstration.</p>';

const choice = (account: (typeof DEMONSTRATION_ACCOUNTS)[number]): string =>
  `<button name="compte" value="${escapeHtml(account.id)}">${escapeHtml(account.label)}<small>${escapeHtml(account.bodyName)} : ${escapeHtml(account.may)}.</small></button>`;

/** Choose an account, without a password. @param action where the choice is sent */
export const choicePage = (action: string): string =>
  page('Choisir un compte de démonstration', `${MARK}<form method="post" action="${escapeHtml(action)}">${DEMONSTRATION_ACCOUNTS.map(choice).join('')}</form>`);

/** @param form the provider's own, which the button sends */
export const signOutPage = (form: string): string =>
  page('Se déconnecter de la démonstration', `${MARK}${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Me déconnecter</button>`);

export const signedOutPage = (): string => page('Vous êtes déconnecté', MARK);

/** @param code the protocol's own word for it */
export const faultPage = (code: string): string =>
  page('La connexion de démonstration n’a pas abouti', `${MARK}<p>Recommencez la connexion depuis le site.</p><p><small>${escapeHtml(code)}</small></p>`);
