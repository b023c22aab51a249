import { articleLabel, type ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import type { RequestContext } from '../api/context.js';
import { BallotChoice, VoteOutcome } from '../committee/committee-enums.js';
import type { AgendaItem, CommitteeMeeting } from '../committee/committee.graphql.js';
import type { ConventionWithTerms } from '../convention/catalogue.js';
import { typeset } from '../import/typeset.js';
import { colophonOf } from './colophon.js';
import { heading, numberColumn, paragraph, table, textColumn, type Block, type DocumentModel } from './document-model.js';
import { actionsOf, agendaTable } from './tell-meeting-papers.js';
import { count, day } from './words.js';

const OUTCOMES: Readonly<Record<VoteOutcome, string>> = {
  [VoteOutcome.ADOPTED]: 'Adopté',
  [VoteOutcome.NOT_ADOPTED]: 'Non adopté',
  [VoteOutcome.CHAIR_DECIDES]: 'La présidence décide',
  [VoteOutcome.NO_VOTE]: 'Sans vote',
};
const CHOICES: Readonly<Record<BallotChoice, string>> = { [BallotChoice.FOR]: 'Pour', [BallotChoice.AGAINST]: 'Contre', [BallotChoice.ABSTAIN]: 'Abstention' };

/** Draft minutes: who was there, each item with its vote. Who voted what stands in it for those who may see it, as the meeting is told to them. */
export const tellMinutes = async (meeting: CommitteeMeeting, convention: ConventionWithTerms, context: RequestContext): Promise<DocumentModel> => {
  const actions = await actionsOf(meeting, context);
  const state =
    meeting.approvedOn !== null
      ? `Approuvé le ${day(meeting.approvedOn)}.`
      : meeting.rereadOn !== null
        ? `Relu le ${day(meeting.rereadOn)}, à approuver.`
        : 'Projet, à relire et à approuver.';
  return {
    title: typeset(`Procès-verbal de la séance du ${day(meeting.meetsOn)}`),
    subtitle: typeset(`${convention.title} - ${convention.terms.committee.name}`),
    day: context.today,
    isFictitious: meeting.isDemo,
    blocks: [
      paragraph(state),
      heading(2, 'Présents et représentés'),
      table(
        'Sièges par collège',
        [textColumn('Collège'), numberColumn('Présents ou représentés'), numberColumn('Sièges')],
        meeting.attendance.map(({ label, present, seats }) => [label, count(present), seats === null ? '-' : count(seats)]),
        'Aucune présence enregistrée.',
      ),
      ...meeting.compositionFindings.map(paragraph),
      heading(2, 'Ordre du jour'),
      agendaTable(meeting, actions),
      ...(meeting.priorities.length === 0 ? [] : [heading(2, `Priorités ${meeting.prioritiesForYear ?? ''}`.trim()), { kind: 'LIST', items: meeting.priorities } as const]),
      heading(2, 'Délibérations'),
      ...meeting.agenda.flatMap((item) => itemBlocks(item, new Map(meeting.attendance.map(({ college, label }) => [college, label])))),
    ],
    colophon: colophonOf(context, [`Séance ${meeting.id}`]),
  };
};

const BY_SEAT = new Intl.Collator('fr', { numeric: true });

const itemBlocks = ({ position, title, vote }: AgendaItem, colleges: ReadonlyMap<string | null, string>): Block[] => {
  const head = heading(3, typeset(`${position}. ${title}`));
  if (vote === null) return [head, paragraph('Aucun vote clos sur ce point.')];
  const articles = vote.articles.length === 0 ? '' : ` (${vote.articles.map((one) => articleLabel(one as ArticleRef)).join(', ')})`;
  const told = vote.explanation ?? `Il fallait ${count(vote.needed)} voix sur ${count(vote.base)}.${vote.isTie ? ' Partage des voix.' : ''}`;
  const result = typeset(`${OUTCOMES[vote.outcome]} le ${day(vote.closedOn)}${articles}. ${capital(told)}`);
  const ballots =
    vote.ballots === null
      ? []
      : [table('Votes', [textColumn('Siège', 3), textColumn('Collège', 3), textColumn('Vote')], vote.ballots.toSorted((left, right) => BY_SEAT.compare(left.seat, right.seat)).map(({ seat, college, choice }) => [seat, colleges.get(college) ?? college, CHOICES[choice]]), 'Aucun bulletin enregistré.')];
  return [head, paragraph(result), ...ballots];
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
