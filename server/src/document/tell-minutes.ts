import type { RequestContext } from '../api/context.js';
import { BallotChoice, VoteOutcome } from '../committee/committee-enums.js';
import type { AgendaItem, CommitteeMeeting, CommitteeVote } from '../committee/committee.graphql.js';
import type { ConventionWithTerms } from '../convention/catalogue.js';
import { typeset } from '../import/typeset.js';
import { colophonOf } from './colophon.js';
import { heading, numberColumn, paragraph, table, textColumn, type Block, type DocumentModel } from './document-model.js';
import { agendaTable } from './tell-meeting-papers.js';
import { count, day } from './words.js';

const OUTCOMES: Readonly<Record<VoteOutcome, string>> = {
  [VoteOutcome.ADOPTED]: 'Adopté',
  [VoteOutcome.NOT_ADOPTED]: 'Non adopté',
  [VoteOutcome.CHAIR_DECIDES]: 'La présidence décide',
  [VoteOutcome.NO_VOTE]: 'Sans vote',
};
const CHOICES: Readonly<Record<BallotChoice, string>> = { [BallotChoice.FOR]: 'Pour', [BallotChoice.AGAINST]: 'Contre', [BallotChoice.ABSTAIN]: 'Abstention' };

/** Draft minutes: who was there, each item with its vote. Who voted what stands in it for those who may see it, as the meeting is told to them. */
export const tellMinutes = (meeting: CommitteeMeeting, convention: ConventionWithTerms, context: RequestContext): DocumentModel => {
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
      agendaTable(meeting),
      ...(meeting.priorities.length === 0 ? [] : [heading(2, `Priorités ${meeting.prioritiesForYear ?? ''}`.trim()), { kind: 'LIST', items: meeting.priorities } as const]),
      heading(2, 'Délibérations'),
      ...meeting.agenda.flatMap(itemBlocks),
    ],
    colophon: colophonOf(context, [`Séance ${meeting.id}`]),
  };
};

const itemBlocks = ({ position, title, vote }: AgendaItem): Block[] => {
  const head = heading(3, typeset(`${position}. ${title}`));
  if (vote === null) return [head, paragraph('Aucun vote clos sur ce point.')];
  const articles = vote.articles.length === 0 ? '' : ` (article ${vote.articles.join(', ')})`;
  const result = typeset(`${OUTCOMES[vote.outcome]}${articles} le ${day(vote.closedOn)} : ${counted(vote)}il fallait ${count(vote.needed)} voix sur ${count(vote.base)}.${vote.isTie ? ' Partage des voix.' : ''}`);
  const ballots =
    vote.ballots === null
      ? []
      : [table('Votes', [textColumn('Siège'), textColumn('Collège'), textColumn('Vote')], vote.ballots.map(({ seat, college, choice }) => [seat, college, CHOICES[choice]]), 'Aucun bulletin enregistré.')];
  return [head, paragraph(result), ...(vote.explanation === null ? [] : [paragraph(vote.explanation)]), ...ballots];
};

/** The counts, for those who may see the ballots: a count can give them away. */
const counted = ({ votesFor, votesAgainst, abstentions }: CommitteeVote): string =>
  votesFor === null || votesAgainst === null || abstentions === null ? '' : `${count(votesFor)} pour, ${count(votesAgainst)} contre, ${count(abstentions)} abstentions ; `;
