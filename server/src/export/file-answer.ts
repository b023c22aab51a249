/** A file to send over HTTP. */
export interface FileAnswer {
  readonly contentType: string;
  readonly fileName: string;
  /** Shown in the browser rather than saved. */
  readonly isInline?: boolean;
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const CONTENT_TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  zip: 'application/zip',
  json: 'application/json; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  odt: 'application/vnd.oasis.opendocument.text',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

export type FileKind = keyof typeof CONTENT_TYPES;

export const contentTypeOf = (kind: FileKind): string => CONTENT_TYPES[kind];
