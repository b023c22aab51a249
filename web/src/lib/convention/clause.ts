/** One thing that a text sets, in plain words, with the article that sets it. */
export interface Clause {
  /** Null where the text gives no number. */
  readonly article: string | null;
  readonly sentence: string;
}
