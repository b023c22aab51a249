import type { Check } from './check.js';

/** Axes make a tree in the order of the articles. */
export const checkAxes: Check = ({ draft: { axes, pledges } }, report) => {
  if (axes === undefined) return;
  const byCode = new Map(axes.map((axis) => [axis.code, axis]));
  for (const [index, { code, parentCode, article, position }] of axes.entries()) {
    const at = ['axes', index] as const;
    const expected = code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null;
    if (parentCode !== null && !byCode.has(parentCode)) {
      report('UNKNOWN_AXIS', [...at, 'parentCode'], `l’axe «\u00a0${parentCode}\u00a0» n’est pas dans axes.`);
    } else if (parentCode !== expected) {
      const wanted = expected === null ? 'n’a pas d’axe au-dessus de lui\u00a0: écrivez null' : `est sous l’axe «\u00a0${expected}\u00a0»`;
      report('AXIS_PARENT', [...at, 'parentCode'], `l’axe «\u00a0${code}\u00a0» ${wanted}.`);
    } else if (parentCode !== null && (byCode.get(parentCode)?.position ?? 0) > position) {
      report('AXIS_ORDER', [...at, 'position'], `l’axe «\u00a0${code}\u00a0» vient avant celui dont il fait partie.`);
    }
    // A part that the article only numbers (« 1. », « 2. ») cites the article as a whole.
    if (article !== code && article !== parentCode) {
      report('AXIS_ARTICLE', [...at, 'article'], `l’axe «\u00a0${code}\u00a0» ne peut citer l’article ${article}\u00a0: son code est le numéro de son article.`);
    }
    const before = axes[index - 1];
    if (before !== undefined && before.position > position) {
      report('AXIS_ORDER', [...at, 'position'], `les axes se suivent par position\u00a0: ${position} vient après ${before.position}.`);
    }
  }
  for (const [index, { axisCode }] of (pledges ?? []).entries()) {
    if (axisCode !== null && !byCode.has(axisCode)) report('UNKNOWN_AXIS', ['pledges', index, 'axisCode'], `l’axe «\u00a0${axisCode}\u00a0» n’est pas dans axes.`);
  }
};
