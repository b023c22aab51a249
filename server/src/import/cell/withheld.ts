/** What stands in an export's cell whose value the reader may not see: never an empty one, which would read « non communiqué ». */
export const SECRET_CELL = 'secret statistique';
export const CONFIDENTIAL_CELL = 'confidentiel';

const WITHHELD: ReadonlySet<string> = new Set([SECRET_CELL, CONFIDENTIAL_CELL]);

/** Whether a text is the mark of a value that was withheld, and no value. */
export const isWithheld = (text: unknown): boolean => typeof text === 'string' && WITHHELD.has(text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase());
