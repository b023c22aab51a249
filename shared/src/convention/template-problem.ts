export type TemplateProblemCode =
  | 'BLANK_LEFT'
  | 'BLANK_UNKNOWN'
  | 'BLANK_TWICE'
  | 'BLANK_OF_ANOTHER_VARIANT'
  | 'BLANK_WRONG_TYPE'
  | 'VARIANT_UNKNOWN'
  | 'TEXT_LENGTH'
  | 'OUT_OF_BOUNDS'
  | 'NOT_ALLOWED'
  | 'PARTY_REFUSED'
  | 'SIGNATORY_REFUSED'
  | 'TRAINING_ORDER'
  | 'TRAINING_TOO_SHORT'
  | 'TRAINING_TOO_LONG'
  | 'DATES_CONTRADICT';

/** Why a template cannot be made into a convention. `blank` is the key of the blank concerned, null for the whole. */
export interface TemplateProblem {
  readonly code: TemplateProblemCode;
  readonly blank: string | null;
  /** A French sentence: what is wrong, and what to do. */
  readonly message: string;
}
