/** Where a chart's numbers can be had, and what they were narrowed to. */
export interface ChartSource {
  /** The filters in words; none: all. */
  readonly words: readonly string[];
  /** Name of the picture's file, without its ending. */
  readonly fileName: string;
  /** The numbers as files, one a format. */
  readonly files: readonly { readonly format: string; readonly href: string }[];
  /** Path under /embed/, filters included; null where the chart has no page of its own. */
  readonly embed: string | null;
  /** Height of its frame, in pixels. */
  readonly embedHeight: number;
}
