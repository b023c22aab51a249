import type { RequestContext } from '../api/context.js';
import type { ActionRow } from '../action/action.entity.js';
import { imagine } from '../budget/imagine.js';
import { EXPECTED_TO_REPORT } from '../figures/facts.js';
import { heading, numberColumn, table, textColumn, type Block } from './document-model.js';
import { euros } from './words.js';

const STATES = { WITHIN: 'Tenu', BROKEN: 'Dépassé', OPEN: 'Plafond inconnu' } as const;

/** What the caps would become if the actions of the agenda were committed in its order, those already committed set aside. */
export const tellWhatIf = async (actions: readonly ActionRow[], { pool, catalogue, today }: RequestContext): Promise<Block[]> => {
  const open = actions.filter(({ status }) => !EXPECTED_TO_REPORT.includes(status));
  if (open.length === 0) return [];
  const result = await imagine(pool, catalogue, today, open.map(({ slug }) => ({ action: slug, label: null, convention: null, axis: null, year: null, amounts: null })));
  const touched = result.caps.filter(({ imagined, state }) => imagined !== 0 || state === 'BROKEN');
  const nameOf = (slug: string | null): string => open.find((action) => action.slug === slug)?.reference ?? slug ?? '-';
  return [
    heading(2, 'Si les actions de l’ordre du jour étaient engagées'),
    table(
      'Effet sur les plafonds, dans l’ordre des points ; rien n’est écrit',
      [textColumn('Plafond', 2), numberColumn('Année'), numberColumn('Déjà engagé'), numberColumn('À engager'), numberColumn('Reste'), textColumn('État'), textColumn('Dépassé par')],
      touched.map(({ cap, year, committed, imagined, left, state, brokenBy }) => [
        catalogue.caps.get(cap)?.label ?? cap,
        String(year),
        euros(committed),
        euros(imagined),
        left === null ? 'Inconnu' : euros(left),
        STATES[state],
        brokenBy === null ? '-' : nameOf(brokenBy),
      ]),
      'Aucun plafond ne borne ces actions.',
    ),
  ];
};
