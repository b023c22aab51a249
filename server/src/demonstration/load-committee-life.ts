import type { BindingTerms, ConventionTerms } from '@conventions-ouvertes/shared/convention/terms';
import { addDays, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Queryable } from '../platform/database.js';
import { bumpDataVersion } from '../platform/data-version.js';
import { appendRecord } from '../record/append-record.js';
import { daysOfMeetings, dutiesOf, fateOf, inventMeetings, type DemoItem, type DemoMeeting } from './committee-life.js';
import { furtherMeetings } from './further-meetings.js';
import { loadWays, wayActions } from './load-ways.js';
import { inventContactLists, inventLeaves, inventReports, inventTools, type DemoReport, type DemoTool } from './duties-done.js';
import { committeeWindow, inventWay } from './ways.js';

/**
 * Writes the invented life of conventions: meetings, votes, papers, minutes, reports, lists, leaves, tools, certificates.
 * Every row is marked as fictitious, and so are the records of the convention as a whole.
 */
export const loadCommitteeLife = async (client: Queryable, conventions: readonly ConventionTerms[]): Promise<void> => {
  for (const terms of conventions) {
    if (terms.kind === 'TEMPLATE') continue;
    await loadLifeOf(client, terms);
  }
  await bumpDataVersion(client);
};

const loadLifeOf = async (client: Queryable, terms: BindingTerms): Promise<void> => {
  const actions = await wayActions(client, terms);
  const further = furtherMeetings(terms, actions.flatMap((action) => committeeWindow(terms, action) ?? []), daysOfMeetings(terms));
  const days = [...daysOfMeetings(terms), ...further.map(({ on }) => on)].toSorted();
  const ways = actions.flatMap((action) => inventWay(terms, action, days) ?? []);
  const decided = ways.map(({ action: { slug, title }, committeeOn, isAdopted }) => ({ slug, title, committeeOn, isAdopted }));
  const meetings = inventMeetings(terms, decided, further);
  const reports = inventReports(terms, meetings);
  const signed = terms.signature.state === 'DATED' ? terms.signature.date : null;
  await client.query('UPDATE convention SET records_kept_from = $2, records_are_demo = true WHERE key = $1', [terms.key, signed]);
  for (const meeting of meetings) await insertMeeting(client, terms.key, meeting);
  await loadWays(client, terms, ways, days);
  for (const report of reports) await insertReport(client, terms.key, report);
  for (const on of inventContactLists(terms)) await client.query('INSERT INTO contact_list_exchange (convention_key, exchanged_on, is_demo) VALUES ($1, $2, true)', [terms.key, on]);
  for (const { ministry, from, lastDay } of inventLeaves(terms)) {
    await client.query('INSERT INTO logo_leave (convention_key, party_key, from_day, last_day, is_written, is_demo) VALUES ($1, $2, $3, $4, true, true)', [terms.key, ministry, from, lastDay]);
  }
  for (const tool of inventTools(terms)) await insertTool(client, terms.key, tool);
  if (signed !== null) await insertEvents(client, terms, signed);
  await insertCertificate(client, terms);
  await insertAnswer(client, terms);
  await appendRecord(client, null, {
    subject: { kind: 'CONVENTION', key: terms.key },
    change: 'DEMONSTRATION_LOADED',
    before: null,
    after: { meetings: meetings.length, reports: reports.length, ways: ways.length },
    reason: 'Vie fictive, pour la démonstration',
  });
};

const insertMeeting = async (client: Queryable, convention: string, meeting: DemoMeeting): Promise<void> => {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO committee_meeting (convention_key, kind, status, meant_as, called_on, meets_on, papers_sent_on, drafted_on, reread_on, approved_on,
                                    priorities_for_year, priorities, is_demo)
     VALUES ($1, $11, 'HELD', $2, $3, $4, $5, $6, $7, $8, $9, $10, true) RETURNING id`,
    [
      convention,
      meeting.meantAs,
      meeting.calledOn,
      meeting.on,
      meeting.papersSentOn,
      meeting.draftedOn,
      meeting.rereadOn,
      meeting.approvedOn,
      meeting.prioritiesForYear,
      meeting.priorities,
      meeting.kind,
    ],
  );
  const id = rows[0]!.id;
  for (const { seat, college, office, isRepresented } of meeting.seats) {
    await client.query('INSERT INTO committee_attendance VALUES ($1, $2, $3, $4, $5)', [id, seat, college, office, isRepresented]);
  }
  for (const [index, item] of meeting.agenda.entries()) await insertItem(client, convention, id, index + 1, item, meeting.on);
};

const insertItem = async (client: Queryable, convention: string, meeting: number, position: number, { kind, title, action, vote }: DemoItem, on: LocalDate): Promise<void> => {
  await client.query(
    `INSERT INTO agenda_item (meeting_id, position, convention_key, kind, title, action_id)
     VALUES ($1, $2, $3, $4, $5, (SELECT id FROM action WHERE slug = $6))`,
    [meeting, position, convention, kind, title, action],
  );
  if (vote === null) return;
  const { rows } = await client.query<{ id: number }>('INSERT INTO committee_vote (meeting_id, position) VALUES ($1, $2) RETURNING id', [meeting, position]);
  const id = rows[0]!.id;
  for (const { member, college, choice } of vote.ballots) await client.query('INSERT INTO committee_ballot VALUES ($1, $2, $3, $4)', [id, member, college, choice]);
  const { tally, outcome, isTie, articles, readings, explanation } = vote.result;
  await client.query(
    `UPDATE committee_vote SET closed_on = $2, outcome = $3, votes_for = $4, votes_against = $5, abstentions = $6, needed = $7, base = $8, is_tie = $9,
            articles = $10, readings = $11, explanation = $12 WHERE id = $1`,
    [id, on, outcome, tally.votesFor, tally.votesAgainst, tally.abstentions, tally.needed, tally.base, isTie, articles, readings, explanation],
  );
};

const insertReport = async (client: Queryable, convention: string, { report, year, sentOn, approvedOn, shown }: DemoReport): Promise<void> => {
  const { rows } = await client.query<{ id: number }>(
    'INSERT INTO report_sent (convention_key, report, year, sent_on, approved_on, is_demo) VALUES ($1, $2, $3, $4, $5, true) RETURNING id',
    [convention, report, year, sentOn, approvedOn],
  );
  for (const { body, on } of shown) await client.query('INSERT INTO report_presentation VALUES ($1, $2, $3)', [rows[0]!.id, body, on]);
};

const insertTool = async (client: Queryable, convention: string, { name, onlineOn, papers }: DemoTool): Promise<void> => {
  const { rows } = await client.query<{ id: number }>('INSERT INTO digital_tool (convention_key, name, online_on, is_demo) VALUES ($1, $2, $3, true) RETURNING id', [convention, name, onlineOn]);
  for (const { kind, party, on } of papers) await client.query('INSERT INTO digital_tool_paper VALUES ($1, $2, $3, $4)', [rows[0]!.id, kind, party, on]);
};

const INVENTED = 'Fait fictif, pour la démonstration';

/** An event that sets off a duty, told in time; and, under an invented convention, a notice of a partner. */
const insertEvents = async (client: Queryable, terms: BindingTerms, signed: LocalDate): Promise<void> => {
  const duty = terms.eventDuties.find(({ event }) => event === 'CAMPUS_CREATED');
  if (duty !== undefined) {
    const on = addDays(signed, 400);
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO convention_event (convention_key, kind, clause, occurred_on, summary, source, is_demo) VALUES ($1, 'DUTY_EVENT', $2, $3, $4, $5, true) RETURNING id`,
      [terms.key, duty.event, on, 'Création d’un campus des métiers et des qualifications (campus fictif)', INVENTED],
    );
    await client.query('INSERT INTO duty_discharge VALUES ($1, $2, $3, $4, true, true)', [terms.key, `event-${rows[0]!.id}`, duty.key, addDays(on, 12)]);
  }
  const partner = terms.parties.find(({ side }) => side === 'PROFESSIONAL');
  if (!terms.isDemonstration || partner === undefined || terms.kind !== 'LOCAL' || terms.origin.variant !== 'COLORATION') return;
  const sent = addDays(signed, 420);
  await client.query(
    `INSERT INTO convention_event (convention_key, kind, party_key, occurred_on, received_on, summary, source, is_demo)
     VALUES ($1, 'NON_RENEWAL', $2, $3, $4, 'Refus de reconduire la convention (fictif)', $5, true)`,
    [terms.key, partner.key, sent, addDays(sent, 3), INVENTED],
  );
};

/** One certificate at the end of each invented training, with the signatures that article 7 allows. */
const insertCertificate = async (client: Queryable, terms: BindingTerms): Promise<void> => {
  if (terms.kind !== 'LOCAL' || !terms.isDemonstration) return;
  const training = terms.origin.filled.find((blank) => blank.type === 'TRAINING_PERIOD');
  if (training === undefined) return;
  const isFcil = terms.origin.variant === 'FCIL';
  await client.query(
    `INSERT INTO skills_certificate (convention_key, title, issued_on, education_signer, partners, region_signs, proposed_on, is_demo)
     VALUES ($1, $2, $3, $4, $5, false, $6, true)`,
    [
      terms.key,
      `Attestation de compétences — ${terms.shortTitle}`.slice(0, 200),
      addDays(training.value.lastDay, 7),
      isFcil ? 'ACADEMY_RECTOR' : 'HEAD_OF_SCHOOL',
      terms.parties.filter(({ side }) => side === 'PROFESSIONAL').map(({ key }) => key).sort(),
      isFcil ? training.value.lastDay : null,
    ],
  );
};

/** The first miss of each convention: answered by who owes it. What was found stays to be confirmed. */
const insertAnswer = async (client: Queryable, terms: BindingTerms): Promise<void> => {
  const missed = dutiesOf(terms).find(({ id, kind, dueOn, owedBy }) => kind === 'REPORT' && dueOn !== null && owedBy.kind === 'PARTY' && fateOf(terms.key, id) !== 'IN_TIME');
  if (missed === undefined || missed.owedBy.kind !== 'PARTY' || missed.dueOn === null) return;
  await client.query(
    'INSERT INTO finding_answer (convention_key, obligation, party_key, answer, answered_on, is_demo) VALUES ($1, $2, $3, $4, $5, true)',
    [terms.key, missed.id, missed.owedBy.party, 'Réponse fictive\u00A0: les dernières fiches de réalisation ont été reçues après le délai.', addDays(missed.dueOn, 12)],
  );
};
