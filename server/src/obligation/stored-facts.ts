import type { DigitalToolFact, ObligationFacts, ReportFact, TriggerFact } from '@conventions-ouvertes/shared/obligation/obligation-facts';
import type { Confirmation } from '@conventions-ouvertes/shared/obligation/obligation';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Queryable } from '../platform/database.js';

/** What is recorded of a convention's duties, meetings and events apart. */
export interface StoredFacts {
  readonly facts: Pick<ObligationFacts, 'reports' | 'contactLists' | 'logoLeaves' | 'digitalTools' | 'providerAgreements' | 'confirmations'>;
  /** What was done about duties that events set off, by the event. */
  readonly discharges: ReadonlyMap<string, TriggerFact['discharges']>;
  /** Days on which a board decided on actions. */
  readonly boardDays: readonly LocalDate[];
  /** What parties answered to findings, oldest first. */
  readonly answers: readonly StoredAnswer[];
  /** Days of reports that were recorded wrong, oldest correction first. */
  readonly corrections: readonly StoredCorrection[];
}

export interface StoredCorrection {
  readonly report: string;
  readonly year: number | null;
  readonly fact: 'SENT' | 'APPROVED' | 'SHOWN';
  readonly shownTo: string | null;
  readonly formerOn: LocalDate;
  readonly trueOn: LocalDate | null;
  readonly reason: string;
  readonly correctedOn: LocalDate;
}

export interface StoredAnswer {
  readonly obligation: string;
  readonly party: string;
  readonly answer: string;
  readonly answeredOn: LocalDate;
}

type Keyed<Row> = Row & { readonly convention_key: string };
type ReportRow = Keyed<{ readonly id: number; readonly report: string; readonly year: number | null; readonly sent_on: LocalDate | null; readonly approved_on: LocalDate | null; readonly presentations: ReportFact['presentations'] }>;
type ListRow = Keyed<{ readonly id: number; readonly exchanged_on: LocalDate }>;
type LeaveRow = Keyed<{ readonly id: number; readonly party_key: string; readonly from_day: LocalDate; readonly last_day: LocalDate | null; readonly is_written: boolean }>;
type ToolRow = Keyed<{ readonly id: number; readonly name: string; readonly online_on: LocalDate | null; readonly agreements: DigitalToolFact['agreements']; readonly sheets: DigitalToolFact['sheets'] }>;
type ProviderRow = Keyed<{ readonly id: number; readonly provider: string; readonly signed_on: LocalDate; readonly sent_on: LocalDate | null }>;
type DischargeRow = Keyed<{ readonly event: string; readonly duty: string; readonly done_on: LocalDate; readonly is_written: boolean }>;
type BoardRow = Keyed<{ readonly decided_on: LocalDate }>;
type ReviewRow = Keyed<{ readonly obligation: string; readonly decision: 'CONFIRMED' | 'DISMISSED'; readonly decided_on: LocalDate }>;
type AnswerRow = Keyed<{ readonly obligation: string; readonly party_key: string; readonly answer: string; readonly answered_on: LocalDate }>;

const SQL = {
  reports: `SELECT r.convention_key, r.id, r.report, r.year, r.sent_on, r.approved_on,
                   coalesce((SELECT json_agg(json_build_object('body', p.body, 'on', p.shown_on) ORDER BY p.body) FROM report_presentation p WHERE p.report_id = r.id), '[]') AS presentations
              FROM report_sent r WHERE r.convention_key = ANY($1) ORDER BY r.id`,
  lists: 'SELECT convention_key, id, exchanged_on FROM contact_list_exchange WHERE convention_key = ANY($1) ORDER BY exchanged_on, id',
  leaves: 'SELECT convention_key, id, party_key, from_day, last_day, is_written FROM logo_leave WHERE convention_key = ANY($1) ORDER BY from_day, id',
  tools: `SELECT t.convention_key, t.id, t.name, t.online_on,
                 coalesce((SELECT json_agg(json_build_object('party', p.party_key, 'on', p.given_on) ORDER BY p.party_key) FROM digital_tool_paper p WHERE p.tool_id = t.id AND p.kind = 'AGREEMENT'), '[]') AS agreements,
                 coalesce((SELECT json_agg(json_build_object('kind', p.kind, 'on', p.given_on) ORDER BY p.kind) FROM digital_tool_paper p WHERE p.tool_id = t.id AND p.kind <> 'AGREEMENT'), '[]') AS sheets
            FROM digital_tool t WHERE t.convention_key = ANY($1) ORDER BY t.id`,
  providers: 'SELECT convention_key, id, provider, signed_on, sent_on FROM provider_agreement WHERE convention_key = ANY($1) AND signed_on IS NOT NULL ORDER BY signed_on, id',
  discharges: 'SELECT convention_key, event, duty, done_on, is_written FROM duty_discharge WHERE convention_key = ANY($1) ORDER BY done_on, duty',
  boards: `SELECT DISTINCT a.convention_key, d.decided_on FROM body_decision d JOIN action a ON a.id = d.action_id
            WHERE d.body = 'BOARD' AND a.convention_key = ANY($1) ORDER BY a.convention_key, d.decided_on`,
  reviews: 'SELECT DISTINCT ON (convention_key, obligation) convention_key, obligation, decision, decided_on FROM finding_review WHERE convention_key = ANY($1) ORDER BY convention_key, obligation, id DESC',
  answers: 'SELECT convention_key, obligation, party_key, answer, answered_on FROM finding_answer WHERE convention_key = ANY($1) ORDER BY id',
  corrections: `SELECT convention_key, report, year, fact, body AS "shownTo", former_on AS "formerOn", true_on AS "trueOn", reason, corrected_on AS "correctedOn"
                  FROM report_correction WHERE convention_key = ANY($1) ORDER BY id`,
} as const;

/** Facts of several conventions at once, in the order asked for. */
export const storedFacts = async (pool: Queryable, keys: readonly string[]): Promise<StoredFacts[]> => {
  const read = async <Row extends { readonly convention_key: string }>(sql: string): Promise<(key: string) => readonly Row[]> => {
    const { rows } = await pool.query<Row>(sql, [keys]);
    return (key) => rows.filter((row) => row.convention_key === key);
  };
  const reports = await read<ReportRow>(SQL.reports);
  const lists = await read<ListRow>(SQL.lists);
  const leaves = await read<LeaveRow>(SQL.leaves);
  const tools = await read<ToolRow>(SQL.tools);
  const providers = await read<ProviderRow>(SQL.providers);
  const discharges = await read<DischargeRow>(SQL.discharges);
  const boards = await read<BoardRow>(SQL.boards);
  const reviews = await read<ReviewRow>(SQL.reviews);
  const answers = await read<AnswerRow>(SQL.answers);
  const corrections = await read<Keyed<StoredCorrection>>(SQL.corrections);
  return keys.map((key) => ({
    facts: {
      reports: reports(key).map(({ id, report, year, sent_on, approved_on, presentations }) => ({ id: `report-${id}`, report, year, sentOn: sent_on, approvedOn: approved_on, presentations })),
      contactLists: lists(key).map(({ id, exchanged_on }) => ({ id: `contact-list-${id}`, exchangedOn: exchanged_on })),
      logoLeaves: leaves(key).map(({ id, party_key, from_day, last_day, is_written }) => ({ id: String(id), ministry: party_key, from: from_day, lastDay: last_day, isWritten: is_written })),
      digitalTools: tools(key).map(({ id, name, online_on, agreements, sheets }) => ({ id: String(id), name, onlineOn: online_on, agreements, sheets })),
      providerAgreements: providers(key).map(({ id, provider, signed_on, sent_on }) => ({ id: String(id), provider, signedOn: signed_on, sentOn: sent_on })),
      confirmations: confirmationsOf(reviews(key), answers(key)),
    },
    discharges: dischargesOf(discharges(key)),
    boardDays: boards(key).map(({ decided_on }) => decided_on),
    answers: answers(key).map(({ obligation, party_key, answer, answered_on }) => ({ obligation, party: party_key, answer, answeredOn: answered_on })),
    corrections: corrections(key),
  }));
};

const dischargesOf = (rows: readonly DischargeRow[]): StoredFacts['discharges'] => {
  const byEvent = new Map<string, TriggerFact['discharges']>();
  for (const { event, duty, done_on, is_written } of rows) {
    byEvent.set(event, [...(byEvent.get(event) ?? []), { duty, on: done_on, isWritten: is_written }]);
  }
  return byEvent;
};

/** The ministry's latest word on each finding, with the latest answer. */
const confirmationsOf = (reviews: readonly ReviewRow[], answers: readonly AnswerRow[]): readonly Confirmation[] =>
  [...new Set([...reviews, ...answers].map(({ obligation }) => obligation))].map((obligation) => {
    const review = reviews.find((row) => row.obligation === obligation);
    return {
      obligation,
      confirmedOn: review?.decision === 'CONFIRMED' ? review.decided_on : null,
      dismissedOn: review?.decision === 'DISMISSED' ? review.decided_on : null,
      answer: answers.findLast((row) => row.obligation === obligation)?.answer ?? null,
    };
  });
