/** Code of a variant of a template, upper snake: `COLORATION`, `FCIL`. */
export type VariantCode = string;

/** A value that a template leaves to be filled in. `blank` is the key of the blank. */
export interface BlankValue {
  readonly state: 'BLANK';
  readonly blank: string;
}
