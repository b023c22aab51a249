/** What the dates of a column prove of their order. */
export interface DateProof {
  readonly isDayFirst: boolean;
  readonly isMonthFirst: boolean;
}
