import type { Duty } from '#lib/api/obligations.js';

/** A duty that was done in time, unless told otherwise. */
export function duty(given: Partial<Duty> = {}): Duty {
  const dueOn = given.dueOn === undefined ? '2022-04-29' : given.dueOn;
  return {
    id: `opco-ep-2020/REPORT:bilan-annuel:${dueOn}`,
    kind: 'REPORT',
    nature: 'DUTY',
    label: 'Bilan annuel',
    since: '2022-01-01',
    owedByLabel: 'OPCO EP',
    owedToLabels: ['toutes les parties'],
    status: 'MET',
    statusLabel: 'Tenue',
    doneOn: '2022-04-20',
    finding: null,
    isDemo: false,
    convention: { key: 'opco-ep-2020', shortTitle: 'OPCO EP (2020)' },
    answers: [],
    grounds: { articles: ['15'], explanation: 'Fait à temps.', readings: [] },
    ...given,
    dueOn,
  };
}
