import type { Check } from './check.js';

/** Steps that the rest of the text makes possible, in an order that can be followed. */
export const checkGovernance: Check = ({ draft }, report) => {
  const { actionSteps: steps, opinions, modification, sheets, bodies, committee } = draft;
  if (steps === undefined) return;
  const kinds = steps.map(({ kind }) => kind);
  for (const [index, { kind, by, binds }] of steps.entries()) {
    const at = ['actionSteps', index] as const;
    if (kinds.indexOf(kind) !== index) report('DUPLICATE', [...at, 'kind'], `l’étape «\u00a0${kind}\u00a0» figure deux fois\u00a0: gardez-en une seule.`);
    const commitment = kinds.indexOf('COMMITMENT');
    if (binds === 'MONEY' && commitment >= 0 && index > commitment) {
      report('STEP_AFTER_COMMITMENT', [...at, 'binds'], `l’étape «\u00a0${kind}\u00a0» lie les crédits (MONEY) et vient après leur engagement.`);
    }
    if (kind === 'COMMITTEE_VOTE' && committee?.voting.kind === 'NOT_SET') {
      report('VOTE_WITHOUT_RULE', [...at, 'kind'], 'le comité vote, mais committee.voting ne dit pas comment.');
    }
    if ((kind === 'PLANNED_SHEET' || kind === 'REALISED_SHEET') && sheets === null) {
      report('STEP_WITHOUT_SHEETS', [...at, 'kind'], 'une étape demande une fiche, mais sheets est null.');
    }
    if (by.kind === 'BODY' && bodies !== undefined) {
      const body = bodies.find(({ key }) => key === by.body);
      const wanted = kind === 'BOARD_APPROVAL' ? 'BOARD' : kind === 'COMMISSION_EXAMINATION' ? 'COMMISSION' : null;
      if (body !== undefined && wanted !== null && body.kind !== wanted) {
        report('STEP_BODY', [...at, 'by', 'body'], `l’étape «\u00a0${kind}\u00a0» revient à une instance de nature ${wanted}, et «\u00a0${body.key}\u00a0» est de nature ${body.kind}.`);
      }
    }
  }
  if (opinions !== undefined && opinions.length > 0 && !kinds.includes('MINISTRY_OPINION')) {
    report('OPINIONS_WITHOUT_STEP', ['opinions'], 'des avis sont décrits, mais aucune étape ne les demande (MINISTRY_OPINION).');
  }
  if (modification !== null && modification !== undefined && steps.length === 0) {
    report('MODIFICATION_WITHOUT_STEPS', ['modification'], 'une modification d’action approuvée suppose que des étapes l’approuvent.');
  }
};
