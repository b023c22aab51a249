import type { RequestContext } from '../api/context.js';
import type { ActionRow } from '../action/action.entity.js';
import { ActionEntity } from '../action/action.entity.js';
import type { ConventionWithTerms } from '../convention/catalogue.js';
import { articleLabel, type ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import { capUse } from '../figures/cap-use.js';
import { countActions } from '../figures/list-actions.js';
import { EXPECTED_TO_REPORT } from '../figures/facts.js';
import { Dimension } from '../figures/figures.graphql.js';
import { outcomes } from '../figures/outcomes.js';
import { reach } from '../figures/reach.js';
import { spending } from '../figures/spending.js';
import { typeset } from '../import/typeset.js';
import { colophonOf } from './colophon.js';
import { heading, numberColumn, paragraph, table, textColumn, type Block, type DocumentModel } from './document-model.js';
import { count, countInWords, euros, moneyInWords, NOT_TOLD } from './words.js';

/**
 * The report by axis that the articles ask for (OPCA DEFi 11, OPCO EP 15), quantitative and qualitative: of a year, or of all
 * the years where none is given. Its numbers are those of the pages, by the same functions.
 */
export const tellReport = async (convention: ConventionWithTerms, year: number | null, context: RequestContext): Promise<DocumentModel> => {
  const { pool, catalogue, today, orm, sight } = context;
  const scope = { conventions: [convention.key], ...(year === null ? {} : { years: [year] }) };
  const by = year === null ? [Dimension.YEAR, Dimension.TOP_AXIS] : [Dimension.TOP_AXIS];
  const [[whole], money, people, results, caps, total, actions] = await Promise.all([
    spending(pool, catalogue, [], scope),
    spending(pool, catalogue, by, scope),
    reach(pool, catalogue, by, scope, sight),
    outcomes(pool, catalogue, by, scope),
    capUse(pool, catalogue, scope),
    countActions(pool, catalogue, scope),
    orm.em.fork({ clear: true }).find(ActionEntity, { conventionKey: convention.key, ...(year === null ? {} : { year }) }, { orderBy: { year: 'asc', reference: 'asc' } }),
  ]);
  const keyColumns = by.map((dimension) => (dimension === Dimension.YEAR ? numberColumn('Année') : textColumn('Axe')));
  const labels = (keys: readonly { readonly label: string }[]): string[] => keys.map(({ label }) => label);
  const period = year === null ? 'toutes les années' : `du 1er janvier au 31 décembre ${year}`;
  const blocks: Block[] = [
    heading(2, 'Ensemble'),
    paragraph(
      whole === undefined || total === 0
        ? 'Aucune action.'
        : typeset(`${count(total)} actions. Prévu : ${moneyInWords(whole.planned)}. Engagé : ${moneyInWords(whole.committed)}. Dépensé : ${moneyInWords(whole.spent)}.`),
    ),
    table(
      'Plafonds et ressources qu’ils bornent',
      [textColumn('Plafond'), numberColumn('Année'), numberColumn('Montant du plafond'), numberColumn('Engagé'), numberColumn('Dépensé'), numberColumn('Reste à engager')],
      caps.map((use) => {
        const cap = catalogue.caps.get(use.capKey);
        const article = cap?.article === null || cap?.article === undefined ? '' : ` (${articleLabel(cap.article as ArticleRef)})`;
        return [
          `${cap?.label ?? use.capKey}${article}`,
          String(use.year),
          use.amountCents === null ? 'Inconnu' : euros(use.amountCents),
          moneyInWords(use.committed),
          moneyInWords(use.spent),
          use.remainingCents === null ? 'Inconnu' : euros(use.remainingCents),
        ];
      }),
      'La convention ne fixe aucun plafond sur les ressources employées.',
    ),
    heading(2, 'Bilan quantitatif par axe'),
    table(
      'Montants par axe',
      [...keyColumns, numberColumn('Actions'), numberColumn('Prévu'), numberColumn('Engagé'), numberColumn('Dépensé')],
      money.map((cell) => [...labels(cell.keys), count(cell.actions), moneyInWords(cell.planned), moneyInWords(cell.committed), moneyInWords(cell.spent)]),
      'Aucun montant.',
    ),
    table(
      'Participations par axe (une même personne peut y être comptée plusieurs fois)',
      [...keyColumns, numberColumn('Prévues'), numberColumn('Touchées'), numberColumn('Dont filles et femmes')],
      people.map((cell) => [...labels(cell.keys), countInWords(cell.planned), countInWords(cell.reached), countInWords(cell.girls)]),
      'Aucune participation.',
    ),
    table(
      'Indicateurs par axe',
      [...keyColumns, ...['Indicateurs', 'Atteints', 'En partie', 'Manqués', 'Non évalués', 'Sans cible'].map(numberColumn)],
      results.map((cell) => [...labels(cell.keys), ...[cell.indicators, cell.reached, cell.partly, cell.missed, cell.notEvaluated, cell.noTarget].map(count)]),
      'Aucun indicateur.',
    ),
    heading(2, 'Bilan qualitatif par axe'),
    ...(await qualitative(convention.key, actions, context)),
    heading(2, 'Références des chiffres'),
    paragraph('Chaque preuve ouvre, sur le site et par l’API, les lignes comptées et leur fichier.'),
    table(
      'Preuves par axe',
      [textColumn('Chiffre'), textColumn('Preuve', 2)],
      [
        ...money.flatMap(({ keys, planned, committed, spent }) => referenceRows(labels(keys), { Prévu: planned, Engagé: committed, Dépensé: spent })),
        ...people.flatMap(({ keys, planned, reached }) => referenceRows(labels(keys), { 'Participations prévues': planned, 'Participations touchées': reached })),
        ...results.flatMap((cell) => referenceRows(labels(cell.keys), { Indicateurs: cell })),
      ],
      'Aucun chiffre.',
    ),
  ];
  return {
    title: year === null ? 'Bilan pluriannuel' : `Bilan annuel ${year}`,
    subtitle: typeset(`${convention.title} - ${period}`),
    day: today,
    isFictitious: actions.some(({ isDemo }) => isDemo),
    blocks,
    colophon: colophonOf(context, whole === undefined ? [] : [`Preuves : prévu ${whole.planned.proof} ; engagé ${whole.committed.proof} ; dépensé ${whole.spent.proof}`]),
  };
};

/** Each figure of a row with the name of its proof. */
const referenceRows = (labels: readonly string[], figures: Readonly<Record<string, { readonly proof: string }>>): string[][] =>
  Object.entries(figures).map(([name, { proof }]) => [[...labels, name].join(' - '), proof]);

/** Axis by axis, in the order of the text, what each accepted action says came of it. */
const qualitative = async (key: string, actions: readonly ActionRow[], { catalogue, loaders }: RequestContext): Promise<Block[]> => {
  const blocks: Block[] = [];
  for (const axis of catalogue.axesOf.get(key) ?? []) {
    const own = actions.filter(({ axisCode, status }) => axisCode === axis.code && EXPECTED_TO_REPORT.includes(status));
    if (own.length === 0) continue;
    const rows = await Promise.all(
      own.map(async (action) => {
        const [sheets, amounts] = await Promise.all([loaders.sheets.load(action.id), loaders.actionAmounts.load(action.id)]);
        const realised = sheets.find((sheet) => sheet.isCurrent && sheet.kind === 'REALISED');
        return [`${action.reference} - ${action.title}`, moneyInWords(amounts.spent), realised?.quantitativeReview ?? NOT_TOLD, realised?.qualitativeReview ?? NOT_TOLD];
      }),
    );
    blocks.push(heading(3, `${axis.code} - ${axis.title}`), table('Actions de l’axe', [textColumn('Action'), numberColumn('Dépensé'), textColumn('Bilan quantitatif', 1.2), textColumn('Bilan qualitatif', 1.2)], rows, ''));
  }
  return blocks.length === 0 ? [paragraph('Aucune action.')] : blocks;
};
