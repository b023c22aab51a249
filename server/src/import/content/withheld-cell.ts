import type { Refusal } from '../refusal.js';

/** A cell whose value an export withheld: it says that there is one, and not which. */
export interface WithheldCell {
  readonly field: string;
  /** What is told where nothing is stored that could stay. */
  readonly refusal: Refusal;
}

/** A line as a file tells it: some of its values may be withheld, and read null until what is stored takes their place. */
export interface MaybeWithheld {
  readonly withheld?: readonly WithheldCell[] | undefined;
}
