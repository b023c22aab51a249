export type Theme = 'light' | 'dark';

let current = $state<Theme>('light');

/** The theme in force: the reader's choice, else that of the system. `static/theme.js` applies the choice before paint. */
export const theme = {
  get current(): Theme {
    return current;
  },
  /** Follows the system from now on, until a theme is chosen. Returns how to stop. */
  start(): () => void {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => {
      current = chosen() ?? (system.matches ? 'dark' : 'light');
    };
    follow();
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  },
  choose(next: Theme): void {
    document.documentElement.dataset['theme'] = next;
    current = next;
    try {
      localStorage.setItem('theme', next);
    } catch {
      // Storage refused: the choice holds for this page.
    }
  },
};

function chosen(): Theme | null {
  const value = document.documentElement.dataset['theme'];
  return value === 'light' || value === 'dark' ? value : null;
}
