// Runs before the first paint, so that a chosen theme does not flash the other one. Nothing is stored until one is chosen.
(() => {
  const root = document.documentElement;
  root.classList.add('scripted');
  try {
    const chosen = localStorage.getItem('theme');
    if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
  } catch {
    // Storage refused: the theme of the system holds.
  }
})();
