import { cents } from '@conventions-ouvertes/shared/money';
import { formatCents } from '@conventions-ouvertes/shared/money-text';
import { typeset } from '../import/typeset.js';
import type { Comparison, FicheChange, FigureChange, Told } from './compare-releases.js';
import type { RuleChange } from './compare-rules.js';
import type { FicheMeasure, LedgerFigure } from './ledger.js';

const STATES: Readonly<Record<LedgerFigure['state'], string>> = {
  KNOWN: 'connu',
  NOT_REPORTED: 'non communiqué',
  HIDDEN: 'secret statistique',
  NOT_APPLICABLE: 'sans objet',
};

const COUNT = new Intl.NumberFormat('fr-FR');

const inWords = (told: Told, unit: LedgerFigure['unit']): string => {
  if (told === null) return 'absent';
  if (told.value === null) return STATES[told.state];
  return unit === 'CENTS' ? formatCents(cents(told.value)) : COUNT.format(told.value);
};

const RULES: Readonly<Record<RuleChange['kind'], string>> = {
  TERMS: 'terme',
  READING: 'lecture',
  PROGRAM: 'programme (commit)',
  AS_OF: 'date à laquelle les règles sont lues',
  CONVENTION_ADDED: 'convention ajoutée',
  CONVENTION_REMOVED: 'convention retirée',
};

const ruleText = ({ kind, convention, path, before, after }: RuleChange): string =>
  [RULES[kind], convention, path].filter((part) => part !== null).join(' ') + ` : ${before ?? 'absent'} -> ${after ?? 'absent'}`;

const KINDS: Readonly<Record<FicheChange['kind'], string>> = { ADDED: 'nouvelle', REMOVED: 'retirée', CHANGED: 'changée' };

const MEASURES: Readonly<Record<FicheMeasure, string>> = {
  PLANNED: 'prévu',
  COMMITTED: 'engagé',
  SPENT: 'dépensé',
  HEADCOUNT_PLANNED: 'participations prévues',
  HEADCOUNT_REACHED: 'participations touchées',
};

const ficheText = ({ slug, title, kind, status, isMoved, areIndicatorsChanged, imports, measures }: FicheChange): string[] => [
  `${slug} (${KINDS[kind]}) : ${title}`,
  ...Object.entries(measures).map(([measure, { before, after }]) => {
    const unit = measure.startsWith('HEADCOUNT') ? 'PARTICIPATIONS' : 'CENTS';
    return `    ${MEASURES[measure as FicheMeasure]} : ${inWords(before, unit)} -> ${inWords(after, unit)}`;
  }),
  ...(kind === 'CHANGED' && status.before !== status.after ? [`    statut : ${status.before} -> ${status.after}`] : []),
  ...(kind === 'CHANGED' && isMoved ? ['    axe, thème, année ou académies changés'] : []),
  ...(kind === 'CHANGED' && areIndicatorsChanged ? ['    indicateurs changés'] : []),
  ...imports.map(({ file, sha256, importedAt, sheet, row }) => `    import du ${importedAt.slice(0, 10)} : ${file}${sheet === null ? '' : `, feuille ${sheet}`}${row === null ? '' : `, ligne ${row}`} (SHA-256 ${sha256.slice(0, 16)}…)`),
];

const MOST_NAMED = 5;

const named = (slugs: readonly string[]): string => (slugs.length > MOST_NAMED ? `${slugs.slice(0, MOST_NAMED).join(', ')} et ${slugs.length - MOST_NAMED} autres` : slugs.join(', '));

const whyText = ({ fiches, rules, isExplained }: FigureChange, all: readonly RuleChange[]): string[] => [
  ...(fiches.length > 0 ? [`    fiches : ${named(fiches)}`] : []),
  ...(isExplained === false && fiches.length > 0 ? ['    les fiches n’expliquent pas tout :'] : []),
  ...rules.flatMap((index) => (all[index] === undefined ? [] : [`    règle : ${ruleText(all[index])}`])),
  ...(fiches.length === 0 && rules.length === 0 ? ['    par le secret statistique ou par des lignes que les deux publications ne montrent pas'] : []),
];

const plural = (count: number, one: string, several: string): string => `${count} ${count > 1 ? several : one}`;

/** The comparison for people: figures with their reasons, then the fiches and the rules in full. */
export const comparisonText = ({ before, after, figures, fiches, rules }: Comparison): string => {
  const lines = [
    `De la publication ${before} à la publication ${after} : ${plural(figures.length, 'chiffre changé', 'chiffres changés')}, ${plural(fiches.length, 'fiche', 'fiches')}, ${plural(rules.length, 'règle', 'règles')}.`,
    ...(figures.length === 0 ? [] : ['', 'Chiffres']),
    ...figures.flatMap((figure) => [`  ${figure.label} : ${inWords(figure.before, figure.unit)} -> ${inWords(figure.after, figure.unit)}`, ...whyText(figure, rules)]),
    ...(fiches.length === 0 ? [] : ['', 'Fiches']),
    ...fiches.flatMap((fiche) => ficheText(fiche).map((line) => `  ${line}`)),
    ...(rules.length === 0 ? [] : ['', 'Règles']),
    ...rules.map((rule) => `  ${ruleText(rule)}`),
  ];
  return lines.map(typeset).join('\n');
};
