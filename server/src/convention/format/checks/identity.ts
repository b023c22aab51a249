import type { Check } from './check.js';

/** Level, territory and parties that go together. */
export const checkIdentity: Check = ({ kind, draft }, report) => {
  const { level, territory, parties, signature } = draft;
  if (level !== undefined && territory !== undefined && territory.kind !== 'TO_FILL_IN' && territory.kind !== level) {
    report('LEVEL_AND_TERRITORY', ['territory', 'kind'], `une convention de niveau ${level} a un territoire de nature ${level}, et non ${territory.kind}.`);
  }
  if (territory?.kind === 'ACADEMIC_REGION' && new Set(territory.academyCodes).size < territory.academyCodes.length) {
    report('DUPLICATE', ['territory', 'academyCodes'], 'une académie figure deux fois.');
  }
  if (kind === 'TEMPLATE') return;
  if (territory?.kind === 'TO_FILL_IN') report('BLANK_IN_CONVENTION', ['territory', 'kind'], 'une convention signée a un territoire\u00a0: dites lequel.');
  if (signature?.state === 'TO_FILL_IN') {
    report('BLANK_IN_CONVENTION', ['signature', 'state'], 'une convention a une date (DATED) ou n’en a pas (UNDATED)\u202f; seul un modèle a un champ à remplir.');
  }
  if (parties === undefined) return;
  for (const side of ['EDUCATION', 'PROFESSIONAL'] as const) {
    if (!parties.some((party) => party.side === side)) report('PARTY_MISSING', ['parties'], `aucune partie n’est du côté ${side}\u00a0: une convention en a une de chaque côté.`);
  }
};
