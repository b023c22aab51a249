import { drawnActions } from '#lib/server/all-actions.js';
import type { EntryGenerator } from './$types.js';

export const entries: EntryGenerator = async () => [...(await drawnActions())].map((slug) => ({ slug }));
