import { FrenchError } from '../french-error.js';

export const LONGEST_LABEL = 200;
export const LONGEST_SENTENCE = 2000;

/** A text as received, trimmed. @throws FrenchError TEXT_EMPTY, TEXT_TOO_LONG */
export const checkText = (field: string, value: string, longest: number): string => {
  const text = value.trim();
  if (text === '') throw new FrenchError('TEXT_EMPTY', `Le champ «\u00A0${field}\u00A0» est vide\u00A0: remplissez-le.`);
  if (text.length > longest) throw new FrenchError('TEXT_TOO_LONG', `Le champ «\u00A0${field}\u00A0» dépasse ${longest} caractères\u00A0: raccourcissez-le.`);
  return text;
};
