import { walkFields, type Check } from './check.js';

/** A signed convention has no blank; where a template has one, it is declared, and of the type that the place needs. */
export const checkBlanks: Check = ({ kind, draft }, report) => {
  const { template, ...terms } = draft;
  const types = new Map(template?.blanks.map(({ key, type }) => [key, type]));

  const needBlank = (key: string, type: string, path: readonly (string | number)[]): void => {
    if (kind === 'CONVENTION') {
      report('BLANK_IN_CONVENTION', path, 'une convention signée n’a pas de champ à compléter\u00a0: écrivez la valeur, ou dites que le texte ne la donne pas.');
    } else if (template !== undefined && types.get(key) !== type) {
      const found = types.get(key);
      report('UNKNOWN_BLANK', path, `le champ «\u00a0${key}\u00a0» ${found === undefined ? 'n’est pas dans template.blanks' : `est du type ${found}`}\u202f; il en faut un du type ${type}.`);
    }
  };

  walkFields(terms, [], (_name, value, path) => {
    if (typeof value !== 'object' || value === null || !('blank' in value) || typeof value.blank !== 'string') return;
    const at = [...path, 'blank'];
    if ('state' in value) needBlank(value.blank, 'MONTHS', at);
    else if ('kind' in value) needBlank(value.blank, value.kind === 'UNTIL_BLANK' ? 'DATE' : 'RENEWAL', at);
  });
  if (draft.signature?.state === 'TO_FILL_IN') {
    needBlank(draft.signature.dateBlank, 'DATE', ['signature', 'dateBlank']);
    if (draft.signature.placeBlank !== null) needBlank(draft.signature.placeBlank, 'TEXT', ['signature', 'placeBlank']);
  }
};
