/** Sheets of the workbook that explain and list; nothing is read from them. */
export const README_SHEET = 'Lisez-moi';
export const LISTS_SHEET = 'Listes';
export const SIDE_SHEETS: readonly string[] = [README_SHEET, LISTS_SHEET];
