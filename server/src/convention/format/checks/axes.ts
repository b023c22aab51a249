import type { Check } from './check.js';

/** Axes make a tree in the order of the articles. */
export const checkAxes: Check = ({ draft: { axes, pledges } }, report) => {
  if (axes === undefined) return;
  const byCode = new Map(axes.map((axis) => [axis.code, axis]));
  for (const [index, { code, parentCode, article, position }] of axes.entries()) {
    const at = ['axes', index] as const;
    const expected = code.includes('.') ? code.slice(0, code.indexOf('.')) : null;
    if (parentCode !== null && !byCode.has(parentCode)) {
      report('UNKNOWN_AXIS', [...at, 'parentCode'], `l’axe « ${parentCode} » n’est pas dans axes.`);
    } else if (parentCode !== expected) {
      const wanted = expected === null ? 'n’a pas d’axe au-dessus de lui : écrivez null' : `est sous l’axe « ${expected} »`;
      report('AXIS_PARENT', [...at, 'parentCode'], `l’axe « ${code} » ${wanted}.`);
    } else if (parentCode !== null && (byCode.get(parentCode)?.position ?? 0) > position) {
      report('AXIS_ORDER', [...at, 'position'], `l’axe « ${code} » vient avant celui dont il fait partie.`);
    }
    // A part that the article only numbers (« 1. », « 2. ») cites the article as a whole.
    if (article !== code && article !== parentCode) {
      report('AXIS_ARTICLE', [...at, 'article'], `l’axe « ${code} » ne peut citer l’article ${article} : son code est le numéro de son article.`);
    }
    const before = axes[index - 1];
    if (before !== undefined && before.position > position) {
      report('AXIS_ORDER', [...at, 'position'], `les axes se suivent par position : ${position} vient après ${before.position}.`);
    }
  }
  for (const [index, { axisCode }] of (pledges ?? []).entries()) {
    if (axisCode !== null && !byCode.has(axisCode)) report('UNKNOWN_AXIS', ['pledges', index, 'axisCode'], `l’axe « ${axisCode} » n’est pas dans axes.`);
  }
};
