import { FrenchError } from '../french-error.js';

export const LONGEST_LABEL = 200;
export const LONGEST_SENTENCE = 2000;

/** A text as received, trimmed. @throws FrenchError TEXT_EMPTY, TEXT_TOO_LONG */
export const checkText = (field: string, value: string, longest: number): string => {
  const text = value.trim();
  if (text === '') throw new FrenchError('TEXT_EMPTY', `Le champ « ${field} » est vide : remplissez-le.`);
  if (text.length > longest) throw new FrenchError('TEXT_TOO_LONG', `Le champ « ${field} » dépasse ${longest} caractères : raccourcissez-le.`);
  return text;
};
