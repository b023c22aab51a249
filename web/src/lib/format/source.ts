import type { SourceLine } from '#lib/api/fragments.js';
import { m } from '#lib/paraglide/messages.js';

/** Where a line was read: file, sheet and row, as far as the file has them. */
export function sourceText(source: SourceLine | null): string {
  if (source === null) return m.proof_source_none();
  const { file, sheet, row } = source;
  if (row === null) return m.proof_source_file({ file });
  return sheet === null ? m.proof_source_line({ file, line: row }) : m.proof_source_row({ file, sheet, row });
}
