/** Which data a release is made from. */
export interface DataState {
  readonly version: string;
  readonly changedAt: string;
  readonly isFictitious: boolean;
}
