/** What stands in an export's cell whose value the reader may not see: never an empty one, which would read « non communiqué ». */
export const SECRET_CELL = 'secret statistique';
export const CONFIDENTIAL_CELL = 'confidentiel';

const WITHHELD: ReadonlySet<string> = new Set([SECRET_CELL, CONFIDENTIAL_CELL]);

/** Whether a text is the mark of a value that was withheld, and no value. */
export const isWithheld = (text: unknown): boolean => typeof text === 'string' && WITHHELD.has(text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase());

/** A column of numbers or days holds no word in Parquet: this one says beside the row which of its cells are withheld, and why. */
export const WITHHELD_COLUMN = 'masque';

/** « total : secret statistique ; girls : secret statistique » */
export const withheldWords = (cells: readonly (readonly [field: string, mark: string])[]): string | null =>
  cells.length === 0 ? null : cells.map(([field, mark]) => `${field} : ${mark}`).join(' ; ');

/** The marks that such words tell, by field. */
export const withheldCells = (words: unknown): ReadonlyMap<string, string> => {
  if (typeof words !== 'string') return new Map();
  return new Map(words.split(' ; ').map((told): [string, string] => [told.slice(0, told.indexOf(' : ')), told.slice(told.indexOf(' : ') + 3)]));
};

/** What « Avertissement » adds to the row of an action whose actors the reader may not know: their lines are not in the file. */
export const ACTORS_WITHHELD = 'Acteurs confidentiels';

/** Whether a note says that the lines of the action's actors are not in the file. */
export const withholdsActors = (notice: string): boolean => notice.normalize('NFC').toLowerCase().includes(ACTORS_WITHHELD.toLowerCase());
