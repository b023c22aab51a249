import type { RequestContext } from '../api/context.js';
import { ActionEntity, type ActionRow } from '../action/action.entity.js';
import { tellOpinions, type ToldOpinion } from '../action/read-way.js';
import type { ConventionWithTerms } from '../convention/catalogue.js';
import type { CommitteeMeeting } from '../committee/committee.graphql.js';
import { capUse } from '../figures/cap-use.js';
import { typeset } from '../import/typeset.js';
import { colophonOf } from './colophon.js';
import { heading, numberColumn, paragraph, table, textColumn, type Block, type DocumentModel } from './document-model.js';
import { ficheBlocks } from './tell-fiche.js';
import { tellWhatIf } from './tell-what-if.js';
import { day, euros, moneyInWords } from './words.js';

/**
 * The committee's file: agenda, budget against the caps, what committing the actions on the agenda would do to them, and for each
 * action its planned fiche and what the bodies said of it. For those who may read what is not published.
 */
export const tellMeetingPapers = async (meeting: CommitteeMeeting, convention: ConventionWithTerms, context: RequestContext, maySeeReasons: boolean): Promise<DocumentModel> => {
  const actions = await actionsOf(meeting, context);
  const years = [...new Set([Number(meeting.meetsOn.slice(0, 4)), ...actions.map(({ year }) => year)])].sort((left, right) => left - right);
  const caps = await capUse(context.pool, context.catalogue, { conventions: [convention.key], years });
  const due = meeting.papers.dueOn === null ? 'sans délai fixé par la convention' : `au plus tard le ${day(meeting.papers.dueOn)}`;
  const blocks: Block[] = [
    paragraph(typeset(`Dossier à envoyer ${due}. ${meeting.papersSentOn === null ? 'Il n’a pas encore été envoyé.' : `Il a été envoyé le ${day(meeting.papersSentOn)}.`}`)),
    heading(2, 'Ordre du jour'),
    agendaTable(meeting, actions),
    heading(2, 'Budget et plafonds'),
    table(
      'Plafonds des années en cause',
      [textColumn('Plafond'), numberColumn('Année'), numberColumn('Montant'), numberColumn('Prévu'), numberColumn('Engagé'), numberColumn('Reste à engager')],
      caps.map((use) => [
        context.catalogue.caps.get(use.capKey)?.label ?? use.capKey,
        String(use.year),
        use.amountCents === null ? 'Inconnu' : euros(use.amountCents),
        moneyInWords(use.planned),
        moneyInWords(use.committed),
        use.remainingCents === null ? 'Inconnu' : euros(use.remainingCents),
      ]),
      'La convention ne fixe aucun plafond sur les ressources employées.',
    ),
    ...(await tellWhatIf(actions, context)),
    ...(await Promise.all(actions.map((action) => actionBlocks(action, context, maySeeReasons)))).flat(),
  ];
  return {
    title: typeset(`Dossier de la séance du ${day(meeting.meetsOn)}`),
    subtitle: typeset(`${convention.title} - ${convention.terms.committee.name}`),
    day: context.today,
    isFictitious: meeting.isDemo || actions.some(({ isDemo }) => isDemo),
    blocks,
    colophon: colophonOf(context, [`Séance ${meeting.id}`, ...caps.map((use) => `Preuve de l’engagé ${use.year} : ${use.committed.proof}`)]),
  };
};

export const agendaTable = ({ agenda }: CommitteeMeeting, actions: readonly ActionRow[]): Block => {
  const references = new Map(actions.map(({ slug, reference }) => [slug, reference]));
  const rows = agenda.map(({ position, title, action }) => [String(position), title, action === null ? '-' : (references.get(action) ?? action)]);
  return table('Points de l’ordre du jour', [numberColumn('Point'), textColumn('Objet', 4), textColumn('Action')], rows, 'Aucun point.');
};

/** The actions on the agenda, in its order. */
export const actionsOf = async ({ agenda }: CommitteeMeeting, { orm }: RequestContext): Promise<ActionRow[]> => {
  const slugs = agenda.flatMap(({ action }) => action ?? []);
  const found = await orm.em.fork({ clear: true }).find(ActionEntity, { slug: { $in: slugs } });
  return slugs.flatMap((slug) => found.find((action) => action.slug === slug) ?? []);
};

const actionBlocks = async (action: ActionRow, context: RequestContext, maySeeReasons: boolean): Promise<Block[]> => {
  const [sheets, opinions] = await Promise.all([context.loaders.sheets.load(action.id), context.loaders.opinions.load(action.id)]);
  const planned = sheets.find((sheet) => sheet.isCurrent && sheet.kind === 'PLANNED');
  return [
    heading(2, `${action.reference} - ${action.title}`),
    opinionsTable(tellOpinions(opinions, maySeeReasons), context),
    ...(planned === undefined ? [paragraph('Aucune fiche prévisionnelle.')] : (await ficheBlocks(action, planned, context)).map(lowered)),
  ];
};

/** Under the heading of its action. */
const lowered = (block: Block): Block => (block.kind === 'HEADING' ? heading(3, block.text) : block);

const BODIES: Readonly<Record<ToldOpinion['body'], string>> = { COMMISSION: 'Commission', MINISTRY: 'Ministère', COMMITTEE: 'Comité', BOARD: 'Conseil d’administration' };
const VALUES: Readonly<Record<ToldOpinion['value'], string>> = {
  FAVOURABLE: 'Favorable',
  RESERVED: 'Réservé',
  UNFAVOURABLE: 'Défavorable',
  ADOPTED: 'Adoptée',
  NOT_ADOPTED: 'Non adoptée',
  APPROVED: 'Approuvée',
  REFUSED: 'Refusée',
};

const opinionsTable = (opinions: readonly ToldOpinion[], { catalogue }: RequestContext): Block =>
  table(
    'Avis et décisions',
    [textColumn('Instance', 0.8), textColumn('Avis', 0.7), textColumn('Date', 0.8), textColumn('Recommandations et motifs', 2)],
    opinions.map(({ body, partyKey, value, givenOn, recommendations, reasoning, stands }) => [
      partyKey === null ? BODIES[body] : (catalogue.parties.get(partyKey)?.shortName ?? partyKey),
      `${VALUES[value]}${stands ? '' : ' (remplacé depuis)'}`,
      day(givenOn),
      [recommendations, reasoning].filter((text) => text !== null).join('\n') || '-',
    ]),
    'Aucun avis enregistré.',
  );
