import type { ActionLoaders } from './action-loaders.js';
import type { SourceLine, WithProvenance } from './source-line.graphql.js';

/** The file and row that a stored line came from; null when it came from no file. */
export const sourceLine = async (loaders: Pick<ActionLoaders, 'importFile'>, row: WithProvenance): Promise<SourceLine | null> => {
  if (!row.importFileId) return null;
  const file = await loaders.importFile.load(row.importFileId);
  if (!file) return null;
  return {
    file: file.name,
    sha256: file.sha256,
    sheet: row.sourceSheet ?? null,
    row: row.sourceRow ?? null,
    importedAt: file.appliedAt,
  };
};
