import type { RequestContext } from '../api/context.js';
import type { ActionRow, HeadcountRow, SheetRow } from '../action/action.entity.js';
import { firmsSources } from '../convention/firms-sources.js';
import { scopedId } from '../convention/catalogue.js';
import { typeset } from '../import/typeset.js';
import { stateInWords } from '../export/figures-table.js';
import { FigureState } from '../figures/figures.graphql.js';
import { colophonOf } from './colophon.js';
import { heading, numberColumn, table, textColumn, type Block, type DocumentModel } from './document-model.js';
import { count, day, euros, measure, moneyInWords, NOT_TOLD } from './words.js';

export type FicheKind = 'PLANNED' | 'REALISED';

/**
 * The fiche of an action, field by field in the order of annexes 1 and 2 of the OPCA DEFi text, which the other conventions'
 * fiches follow too; null where it has none of this kind.
 */
export const tellFiche = async (action: ActionRow, kind: FicheKind, context: RequestContext): Promise<DocumentModel | null> => {
  const { loaders, catalogue, today } = context;
  const sheet = (await loaders.sheets.load(action.id)).find((one) => one.isCurrent && one.kind === kind);
  const convention = catalogue.conventions.get(action.conventionKey);
  if (sheet === undefined || convention === undefined) return null;
  const [blocks, amounts] = await Promise.all([ficheBlocks(action, sheet, context), loaders.actionAmounts.load(action.id)]);
  const proof = kind === 'PLANNED' ? amounts.planned.proof : amounts.spent.proof;
  const name = kind === 'PLANNED' ? 'prévisionnelle' : 'réalisée';
  return {
    title: typeset(`Fiche action ${name} : ${action.title}`),
    subtitle: typeset(`${convention.title} - Année ${action.year} - n° ${sheet.number ?? action.reference}`),
    day: today,
    isFictitious: action.isDemo,
    blocks,
    colophon: colophonOf(context, [`Action ${action.reference}, version ${sheet.version} de la fiche ; sur le site : /actions/${action.slug}`, `Preuve du montant : ${proof}`]),
  };
};

const SECRET = 'secret statistique';

/** Parties on the side of the ministry, in the annexes' « pour le ministère ». */
const OF_EDUCATION: readonly string[] = ['MINISTRY', 'ACADEMIC_REGION', 'ACADEMY', 'SCHOOL'];

/** The form, its financial annex, its indicators and its support in kind. */
export const ficheBlocks = async (action: ActionRow, sheet: SheetRow, context: RequestContext): Promise<readonly Block[]> => {
  const { loaders, catalogue } = context;
  const [items, headcounts, indicators, inKind, amounts] = await Promise.all([
    loaders.expenseItems.load(sheet.id),
    loaders.headcounts.load(sheet.id),
    loaders.indicators.load(action.id),
    loaders.inKind.load(sheet.id),
    loaders.actionAmounts.load(action.id),
  ]);
  const shares = await Promise.all(items.map(({ id }) => loaders.expenseShares.load(id)));
  const isPlanned = sheet.kind === 'PLANNED';
  const axis = catalogue.axes.get(scopedId(action.conventionKey, action.axisCode));
  const parties = (catalogue.partiesOf.get(action.conventionKey) ?? []).flatMap(({ partyKey }) => catalogue.parties.get(partyKey) ?? []);
  const [education, partners] = [true, false].map((isEducation) => parties.filter(({ kind }) => OF_EDUCATION.includes(kind) === isEducation).map(({ shortName }) => shortName).join(', '));
  const firms = firmsSources(catalogue);
  const sources = (catalogue.fundingSourcesOf.get(action.conventionKey) ?? []).map(({ code, label }) => {
    const told = shares.flat().filter(({ fundingSourceCode }) => fundingSourceCode === code);
    return { code, label, total: told.reduce((sum, { amountCents }) => sum + amountCents, 0), isUsed: told.length > 0, isSecret: firms.has(scopedId(action.conventionKey, code)) && items.some(({ isTotalHidden }) => isTotalHidden) };
  });
  const budget = isPlanned ? amounts.planned : amounts.spent;
  const told = (text: string | null | undefined): string => text ?? NOT_TOLD;
  const isAnnexTold = items.length > 0;
  const fields: (readonly [string, string])[] = [
    ['Axe de collaboration', axis === undefined ? action.axisCode : `${axis.code} - ${axis.title}`],
    ['Article de la convention', told(sheet.article)],
    [`Pilotage de l’action, ${partners || 'partenaire'}`, told(sheet.steeringPartner)],
    [`Pilotage de l’action, ${education || 'ministère'}`, told(sheet.steeringMinistry)],
    ['Publics cibles', told(sheet.targetAudiences)],
    ['Objectifs', told(sheet.objectives)],
    ['Date de début et de fin', `${day(sheet.startsOn)} - ${day(sheet.endsOn)}`],
    ['Partenaire ou prestataire', told(sheet.partnerOrProvider)],
    ['Descriptif de l’action', told(sheet.description)],
    [isPlanned ? 'Outils et activités prévus' : 'Outils et activités réalisés', told(sheet.toolsAndActivities)],
    ['Effectifs concernés (participations)', headcountWords(headcounts, context)],
    [isPlanned ? 'Budget total prévisionnel' : 'Budget total', isAnnexTold ? moneyInWords(budget) : stateInWords(FigureState.NOT_REPORTED)],
    ...sources.map(({ label, total, isUsed, isSecret }): [string, string] => [`${label} ${isPlanned ? '(prévisionnel)' : '(utilisé)'}`, isUsed ? euros(total) : isSecret ? SECRET : isAnnexTold ? 'Aucune part' : NOT_TOLD]),
    ...(isPlanned
      ? ([['Indicateurs de réussite', told(sheet.successIndicators)], ['Modalités d’évaluation prévues', told(sheet.evaluationMethod)]] as const)
      : ([['Bilan quantitatif', told(sheet.quantitativeReview)], ['Bilan qualitatif', told(sheet.qualitativeReview)]] as const)),
  ];
  return [
    { kind: 'FIELDS', caption: typeset(`FICHE ACTION ${isPlanned ? 'PRÉVISIONNELLE' : 'RÉALISÉE'} - Année ${action.year} - n° ${sheet.number ?? action.reference}`), rows: fields.map(([label, text]) => [typeset(label), text]) },
    heading(2, 'Annexe financière'),
    table(
      'Postes de dépenses et ressources auxquelles ils sont imputés',
      [textColumn('Poste de dépenses'), textColumn('Lieu'), ...sources.map(({ label }) => numberColumn(label)), numberColumn('Total')],
      items.map((item, index) => [
        item.label,
        placeOf(item, context),
        ...sources.map(({ code }) => {
          const share = shares[index]?.find(({ fundingSourceCode }) => fundingSourceCode === code);
          if (share !== undefined) return euros(share.amountCents);
          return item.isTotalHidden && firms.has(scopedId(item.conventionKey, code)) ? SECRET : '-';
        }),
        item.totalCents === null ? SECRET : euros(item.totalCents),
      ]),
      'Aucun poste de dépenses communiqué.',
    ),
    heading(2, 'Indicateurs'),
    table(
      isPlanned ? 'Cibles fixées avec l’action' : 'Cibles et résultats',
      [textColumn('Indicateur'), numberColumn('Cible'), ...(isPlanned ? [] : [numberColumn('Résultat')])],
      indicators.map(({ label, unit, target, result, isHidden }) => [
        label,
        measure(target ?? null, unit, isHidden ? SECRET : 'Aucune cible'),
        ...(isPlanned ? [] : [measure(result ?? null, unit, isHidden ? SECRET : 'Non évalué')]),
      ]),
      'Aucun indicateur.',
    ),
    ...(inKind.length === 0
      ? []
      : [
          heading(2, 'Soutiens en nature'),
          table(
            'Soutiens en nature, hors de tout total',
            [textColumn('Soutien'), textColumn('Apporté par'), numberColumn('Valeur estimée')],
            inKind.map(({ label, givenBy, estimatedCents }) => [label, givenBy ?? NOT_TOLD, estimatedCents === null || estimatedCents === undefined ? 'Non estimée' : euros(estimatedCents)]),
            '',
          ),
        ]),
  ];
};

const placeOf = ({ academyCode, schoolUai }: Pick<HeadcountRow, 'academyCode' | 'schoolUai'>, { catalogue }: RequestContext): string =>
  [academyCode === null || academyCode === undefined ? null : (catalogue.academies.get(academyCode)?.name ?? academyCode), schoolUai].filter((part) => part !== null && part !== undefined).join(', ') ||
  'Non ventilé';

type ShownHeadcount = Awaited<ReturnType<RequestContext['loaders']['headcounts']['load']>>[number];

const headcountWords = (headcounts: readonly ShownHeadcount[], context: RequestContext): string => {
  if (headcounts.length === 0) return NOT_TOLD;
  return headcounts
    .map((line) => {
      const audience = context.catalogue.audiences.get(line.audienceCode)?.labelFr ?? line.audienceCode;
      const total = line.isTotalHidden ? SECRET : line.total === null || line.total === undefined ? 'non communiqué' : count(line.total);
      const parts = [
        line.isGenderHidden ? `filles ou femmes : ${SECRET}` : line.girls === null || line.girls === undefined ? null : `dont ${count(line.girls)} filles ou femmes`,
        line.isDisabilityHidden ? `en situation de handicap : ${SECRET}` : line.disability === null || line.disability === undefined ? null : `${count(line.disability)} en situation de handicap`,
      ];
      return typeset(`${audience} : ${[total, ...parts.filter((part) => part !== null)].join(', ')} (${placeOf(line, context)})`);
    })
    .join('\n');
};
