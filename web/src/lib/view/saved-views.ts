/** A selection that a reader kept, on this device alone. */
export interface SavedView {
  readonly name: string;
  /** Path and filters, from the root of the host. */
  readonly address: string;
}

/** Longer names are cut: they stand in a list. */
export const LONGEST_NAME = 80;
const MOST_VIEWS = 100;

/** Reads what a browser kept. What is not understood, or would lead to another host, is left out. */
export function readViews(text: string | null): readonly SavedView[] {
  if (text === null) return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter(isView).slice(0, MOST_VIEWS) : [];
  } catch {
    return [];
  }
}

/** The views with one more, the latest first; one of the same name is replaced. */
export function withView(views: readonly SavedView[], name: string, address: string): readonly SavedView[] {
  const told = nameOf(name);
  return told === '' ? views : [{ name: told, address }, ...views.filter((view) => view.name !== told)].slice(0, MOST_VIEWS);
}

/** The views with another name for one of them, in its place. A name that another view has, or none, changes nothing. */
export function renamed(views: readonly SavedView[], from: string, to: string): readonly SavedView[] {
  const told = nameOf(to);
  if (told === '' || views.some(({ name }) => name === told)) return views;
  return views.map((view) => (view.name === from ? { ...view, name: told } : view));
}

export function without(views: readonly SavedView[], name: string): readonly SavedView[] {
  return views.filter((view) => view.name !== name);
}

function nameOf(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ').slice(0, LONGEST_NAME);
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null) return false;
  const { name, address } = value as Record<string, unknown>;
  return typeof name === 'string' && name !== '' && typeof address === 'string' && /^\/(?![/\\])/u.test(address);
}
