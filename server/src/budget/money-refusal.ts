import { DatabaseError } from 'pg';
import { FrenchError } from '../platform/french-error.js';

const SENTENCES: Readonly<Record<string, string>> = {
  cap_not_passed: 'L’engagement dépasserait le plafond de la convention : réduisez le montant, ou libérez d’abord des crédits.',
  cap_year_not_negative: 'Ces crédits seraient libérés dans une autre année du plafond que celle de leur engagement : donnez le jour de l’engagement qu’ils libèrent.',
  money_position_covered: 'Des crédits déjà payés ou libérés ne seraient plus couverts par un engagement : rétablissez l’engagement d’abord.',
};

/** What the database refused of money, in French; any other error as it came. For those who write in bulk. */
export const moneyRefusal = (error: unknown): unknown => {
  const sentence = error instanceof DatabaseError ? SENTENCES[error.constraint ?? ''] : undefined;
  return sentence === undefined ? error : new FrenchError((error as DatabaseError).constraint === 'cap_not_passed' ? 'CAP_PASSED' : 'MONEY_NOT_COVERED', sentence, { cause: error });
};
