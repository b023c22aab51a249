import { fileURLToPath } from 'node:url';

/** The conventions' own folder, at the same place from `src` and from `dist`. */
export const CONVENTIONS_FOLDER = fileURLToPath(new URL('../../../conventions/', import.meta.url));
