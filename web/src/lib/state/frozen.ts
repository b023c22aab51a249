import { PUBLIC_RELEASE, PUBLIC_RELEASE_AS_OF } from '$app/env/public';

/** The release that the site is frozen for, and the day that it speaks of. */
export interface Frozen {
  readonly id: string;
  readonly asOf: string;
}

/** Null: the site asks the API live. */
export const frozen: Frozen | null = PUBLIC_RELEASE === '' ? null : { id: PUBLIC_RELEASE, asOf: PUBLIC_RELEASE_AS_OF };
