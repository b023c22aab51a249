import { browser } from '$app/env';
import { readViews, type SavedView } from './saved-views.js';

const KEY = 'vues';

let views = $state.raw<readonly SavedView[]>(browser ? readViews(stored()) : []);

/** The views kept on this device, read once and written at each change. */
export const kept = {
  get views(): readonly SavedView[] {
    return views;
  },
  /** Changes them; false where the browser refuses to keep anything: they then last as long as the page. */
  change(next: readonly SavedView[]): boolean {
    views = next;
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
      return true;
    } catch {
      return false;
    }
  },
};

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
