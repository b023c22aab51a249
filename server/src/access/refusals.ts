import { FrenchError } from '../platform/french-error.js';
import type { Admission } from './account.js';

type Refused = Exclude<Admission, { outcome: 'ADMITTED' }>;

/** Why someone whom the provider knows does not come in, and what to do. */
export const admissionRefusal = (admission: Refused): FrenchError => {
  switch (admission.outcome) {
    case 'NO_SIRET':
      return new FrenchError('NO_SIRET', 'Le service d’identification n’a pas dit pour quel organisme vous agissez : choisissez votre organisme, puis recommencez.');
    case 'UNKNOWN_BODY':
      return new FrenchError('UNKNOWN_BODY', 'Votre organisme n’est pas connu de ce service : demandez à la personne qui l’administre de l’y ajouter.');
    case 'NO_ACCOUNT':
      return new FrenchError(
        'NO_ACCOUNT',
        `Vous n’avez pas encore de compte pour « ${admission.bodyName} » : donnez la référence ${admission.reference} à la personne qui administre ce service, qui pourra l’ouvrir.`,
      );
    case 'DISABLED':
      return new FrenchError('ACCOUNT_DISABLED', 'Votre compte est fermé : adressez-vous à la personne qui administre ce service.');
    case 'BODY_CHANGED':
      return new FrenchError('BODY_CHANGED', 'Votre compte a été ouvert pour un autre organisme : reconnectez-vous pour celui-là, ou faites ouvrir un nouveau compte.');
  }
};
