import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { localDate } from '@conventions-ouvertes/shared/local-date';
import { cents } from '@conventions-ouvertes/shared/money';
import { formatCents } from '@conventions-ouvertes/shared/money-text';
import { stateInWords } from '../export/figures-table.js';
import type { CountFigure, MoneyFigure } from '../figures/figures.graphql.js';

export const NOT_TOLD = 'Non communiqué';

export const euros = (amount: number): string => formatCents(cents(amount));

const COUNT = new Intl.NumberFormat('fr-FR');

/** « 1 250 »: the spaces of French numbers. */
export const count = (value: number): string => COUNT.format(value);

/** A decimal of the database, as text, with its unit. */
export const measure = (decimal: string | null, unit: string, none: string): string => {
  if (decimal === null) return none;
  const [whole = '', fraction = ''] = decimal.split('.');
  const shown = fraction.replace(/0+$/u, '');
  return `${count(Number(whole)).replace(/^-?0$/u, whole)}${shown === '' ? '' : `,${shown}`}\u00A0${unit}`;
};

export const day = (date: string | null | undefined): string => (date === null || date === undefined ? NOT_TOLD : formatDate(localDate(date)));

/** The amount, or the word for why there is none; how many told it, where not all did; what was left out of it. */
export const moneyInWords = (figure: MoneyFigure): string => (figure.cents === null ? stateInWords(figure.state) : `${euros(figure.cents)}${coverage(figure)}${leftOut(figure)}`);

/** « , hors apports d’entreprises » */
const leftOut = ({ setAside }: MoneyFigure): string => (setAside === null ? '' : `, ${setAside}`);

export const countInWords = (figure: CountFigure): string => (figure.count === null ? `${stateInWords(figure.state)}${figure.atLeast === null ? '' : ` (au moins ${count(figure.atLeast)})`}` : `${count(figure.count)}${coverage(figure)}`);

const coverage = ({ reported, expected }: MoneyFigure | CountFigure): string => (reported < expected && expected > 1 ? ` (${reported}\u00A0sur\u00A0${expected} communiqués)` : '');
