/** The académies as drawn on the map. */
export interface Outlines {
  readonly width: number;
  readonly height: number;
  readonly academies: readonly {
    readonly code: string;
    /** An SVG path. */
    readonly path: string;
    /** The medallion that an overseas académie stands in; null for those of the mainland and Corsica. */
    readonly inset: { readonly x: number; readonly y: number; readonly size: number } | null;
  }[];
}
