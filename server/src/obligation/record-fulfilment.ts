import { partiesBehind } from '@conventions-ouvertes/shared/convention/actor-label';
import type { ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { amendedLifeAt } from '@conventions-ouvertes/shared/convention/amendment';
import type { ReportClause } from '@conventions-ouvertes/shared/convention/terms-governance';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { validityOf } from '@conventions-ouvertes/shared/obligation/period';
import { reportTellsFrom } from '@conventions-ouvertes/shared/obligation/report-duties';
import { citing } from '@conventions-ouvertes/shared/verdict';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms, checkParty, permitAct } from '../convention/permit-act.js';
import { conventionFacts } from '../life/convention-facts.js';
import { FrenchError } from '../platform/french-error.js';
import { dayOrNull, pastDay, pastDayOrNull } from '../platform/graphql/day.js';
import { checkText, LONGEST_LABEL } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Acting, type Asking } from '../record/perform.js';
import type { DigitalToolInput, LogoLeaveInput, ReportInput } from './fulfilment-inputs.js';

/** Which convention was changed. */
export interface Changed {
  readonly convention: string;
}

const YEARS = { least: 1990, most: 2100 };

/** A report sent, approved or shown: by whoever owes it, the committee's secretariat or the ministry. */
export const recordReport = (asking: Asking, catalogue: Catalogue, key: string, input: ReportInput): Promise<Changed> =>
  perform(asking, { name: 'RECORD_REPORT', key, input }, async (acting) => {
    const terms = bindingTerms(catalogue, input.convention);
    const clause = terms.reports.find((report) => report.key === input.report);
    if (clause === undefined) throw unknown('bilan', input.report, terms.reports.map((report) => report.key));
    permitAct('RECORD_FULFILMENT', acting.actor, terms, partiesBehind(terms, clause.by));
    if ((clause.due.kind === 'AT_THE_END') !== (input.year === null)) throw new FrenchError('REPORT_YEAR', 'Un bilan annuel dit son année\u00A0; le bilan de toutes les années n’en a pas.');
    if (input.year !== null && (input.year < YEARS.least || input.year > YEARS.most)) throw new FrenchError('REPORT_YEAR', `L’année ${input.year} est hors de portée\u00A0: corrigez-la.`);
    const [sentOn, approvedOn, shownOn] = [input.sentOn, input.approvedOn, input.shownOn].map((day) => pastDayOrNull(day, acting.today)) as [LocalDate | null, LocalDate | null, LocalDate | null];
    if (sentOn === null && approvedOn === null && shownOn === null) throw new FrenchError('NOTHING_TO_RECORD', 'Aucun jour n’est donné\u00A0: dites quand le bilan a été envoyé, validé ou présenté.');
    if ((shownOn === null) !== (input.shownTo === null)) throw new FrenchError('REPORT_SHOWN', 'Une présentation a un jour et un destinataire\u00A0: donnez les deux.');
    const { client } = acting;
    if (input.year !== null) await refuseTooEarly(acting, terms, clause, input.year, [sentOn, shownOn]);
    const before = await reportOf(client, terms.key, input);
    refuseAnotherDay(before?.sent_on ?? null, sentOn);
    refuseAnotherDay(before?.approved_on ?? null, approvedOn);
    const sent = before?.sent_on ?? sentOn;
    const approved = before?.approved_on ?? approvedOn;
    if (approved !== null && (sent === null || approved < sent)) throw new FrenchError('APPROVED_BEFORE_SENT', 'Un bilan est validé une fois envoyé\u00A0: corrigez les jours.');
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO report_sent AS r (convention_key, report, year, sent_on, approved_on) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (convention_key, report, year) DO UPDATE SET sent_on = coalesce(r.sent_on, excluded.sent_on), approved_on = coalesce(r.approved_on, excluded.approved_on)
       RETURNING id`,
      [terms.key, clause.key, input.year, sentOn, approvedOn],
    );
    if (shownOn !== null && input.shownTo !== null) await showReport(acting, terms, clause.presentedFirstTo.flatMap((body) => (body.kind === 'BODY' ? [body.body] : [])), rows[0]!.id, input.shownTo, shownOn);
    return recorded(acting, terms, `REPORT:${clause.key}:${input.year ?? 'toutes les années'}`, 'REPORT_RECORDED', before === null ? null : { sentOn: before.sent_on, approvedOn: before.approved_on }, { sentOn: sent, approvedOn: approved, shownTo: input.shownTo, shownOn }, citing(clause.article));
  });

/** A report covers its period: made before, it would tell a part of it. */
export const refuseTooEarly = async ({ client, today }: Acting, terms: BindingTerms, clause: ReportClause, year: number, days: readonly (LocalDate | null)[]): Promise<void> => {
  const [facts] = await conventionFacts(client, [terms.key]);
  const validity = validityOf(amendedLifeAt(terms, facts!.amendments, facts!.life, today).life);
  if (validity === null) return;
  const from = reportTellsFrom(terms, clause, year, validity);
  if (from === null) throw new FrenchError('REPORT_YEAR', `L’année ${year} précède la convention\u00A0: corrigez-la.`);
  if (days.some((day) => day !== null && day < from)) {
    throw new FrenchError('REPORT_BEFORE_PERIOD', `Un bilan couvre toute sa période\u00A0: celui-ci ne peut être fait ni présenté avant le ${formatDate(from)}. Corrigez le jour ou l’année.`);
  }
};

/** A report as stored. */
export interface ReportRow {
  readonly id: number;
  readonly sent_on: LocalDate | null;
  readonly approved_on: LocalDate | null;
}

/** A report under a lock; null: nothing of it is on record. */
export const reportOf = async (client: Acting['client'], convention: string, { report, year }: Pick<ReportInput, 'report' | 'year'>): Promise<ReportRow | null> => {
  const { rows } = await client.query<ReportRow>(
    'SELECT id, sent_on, approved_on FROM report_sent WHERE convention_key = $1 AND report = $2 AND year IS NOT DISTINCT FROM $3 FOR UPDATE',
    [convention, report, year],
  );
  return rows[0] ?? null;
};

const showReport = async ({ client }: Acting, terms: BindingTerms, bodies: readonly string[], report: number, body: string, on: LocalDate): Promise<void> => {
  if (!bodies.includes(body)) throw unknown('organe', body, bodies.length > 0 ? bodies : terms.bodies.map(({ key }) => key));
  const { rows } = await client.query<{ shown_on: LocalDate }>('SELECT shown_on FROM report_presentation WHERE report_id = $1 AND body = $2 FOR UPDATE', [report, body]);
  refuseAnotherDay(rows[0]?.shown_on ?? null, on);
  await client.query('INSERT INTO report_presentation (report_id, body, shown_on) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [report, body, on]);
};

/** What is on record is never overwritten in silence, nor another day swallowed: it is corrected, with a reason. */
const refuseAnotherDay = (onRecord: LocalDate | null, given: LocalDate | null): void => {
  if (onRecord === null || given === null || given === onRecord) return;
  throw new FrenchError('DAY_ALREADY_RECORDED', `Le ${formatDate(onRecord)} est déjà enregistré : s’il est faux, corrigez-le avec son motif (« correctReport »).`);
};

/** Lists of contacts were exchanged: the day alone is kept, never the lists. */
export const recordContactList = (asking: Asking, catalogue: Catalogue, key: string, input: { readonly convention: string; readonly exchangedOn: string }): Promise<Changed> =>
  perform(asking, { name: 'RECORD_CONTACT_LIST', key, input }, async (acting) => {
    const terms = bindingTerms(catalogue, input.convention);
    const clause = terms.secrecy.find(({ kind }) => kind === 'CONTACT_LIST');
    if (clause === undefined || clause.kind !== 'CONTACT_LIST') throw new FrenchError('NOT_IN_TEXT', 'Le texte de cette convention ne prévoit pas d’échange de listes de contacts.');
    permitAct('RECORD_FULFILMENT', acting.actor, terms, partiesBehind(terms, clause.between));
    const on = pastDay(input.exchangedOn, acting.today);
    await acting.client.query('INSERT INTO contact_list_exchange (convention_key, exchanged_on) VALUES ($1, $2) ON CONFLICT DO NOTHING', [terms.key, on]);
    return recorded(acting, terms, 'CONTACT_LIST', 'CONTACT_LIST_EXCHANGED', null, { exchangedOn: on }, citing(clause.article));
  });

/** A digital tool, its agreements and its sheets (OPCO EP, article 12). */
export const recordDigitalTool = (asking: Asking, catalogue: Catalogue, key: string, input: DigitalToolInput): Promise<Changed> =>
  perform(asking, { name: 'RECORD_DIGITAL_TOOL', key, input }, async (acting) => {
    const terms = bindingTerms(catalogue, input.convention);
    const clause = terms.digitalTools;
    if (clause === null) throw new FrenchError('NOT_IN_TEXT', 'Le texte de cette convention ne règle pas les outils numériques.');
    const agreeing = partiesBehind(terms, clause.priorAgreementOf);
    permitAct('RECORD_FULFILMENT', acting.actor, terms, terms.parties.filter(({ side }) => side === 'PROFESSIONAL').map((party) => party.key));
    if ((input.agreedBy === null) !== (input.agreedOn === null)) throw new FrenchError('TOOL_AGREEMENT', 'Un accord a un ministère et un jour\u00A0: donnez les deux.');
    if (input.agreedBy !== null && !agreeing.includes(input.agreedBy)) throw unknown('ministère', input.agreedBy, agreeing);
    const { client, today } = acting;
    const name = checkText('nom', input.name, LONGEST_LABEL);
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO digital_tool AS t (convention_key, name, online_on) VALUES ($1, $2, $3)
       ON CONFLICT (convention_key, name) DO UPDATE SET online_on = coalesce(excluded.online_on, t.online_on) RETURNING id`,
      [terms.key, name, dayOrNull(input.onlineOn)],
    );
    const papers = [
      ['AGREEMENT', input.agreedBy, input.agreedOn],
      ['GDPR', null, input.gdprSheetOn],
      ['PUBLIC_ALGORITHM', null, input.algorithmSheetOn],
    ] as const;
    for (const [kind, party, day] of papers) {
      const on = pastDayOrNull(day, today);
      if (on !== null) await client.query('INSERT INTO digital_tool_paper (tool_id, kind, party_key, given_on) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [rows[0]!.id, kind, party, on]);
    }
    return recorded(acting, terms, `DIGITAL_TOOL:${rows[0]!.id}`, 'DIGITAL_TOOL_RECORDED', null, input, citing(clause.article));
  });

/** A ministry's leave to use its logo: by the ministry or an administrator. */
export const recordLogoLeave = (asking: Asking, catalogue: Catalogue, key: string, input: LogoLeaveInput): Promise<Changed> =>
  perform(asking, { name: 'RECORD_LOGO_LEAVE', key, input }, async (acting) => {
    const terms = bindingTerms(catalogue, input.convention);
    permitAct('RECORD_FACT', acting.actor, terms);
    const clause = terms.communication.find(({ kind }) => kind === 'LOGO_LEAVE');
    if (clause === undefined || clause.kind !== 'LOGO_LEAVE') throw new FrenchError('NOT_IN_TEXT', 'Le texte de cette convention ne règle pas l’emploi des logos.');
    checkParty(terms, input.ministry);
    const granting = partiesBehind(terms, clause.grantedBy);
    if (!granting.includes(input.ministry)) throw unknown('ministère', input.ministry, granting);
    const [from, lastDay] = [pastDay(input.from, acting.today), dayOrNull(input.lastDay)];
    if (lastDay !== null && lastDay < from) throw new FrenchError('LEAVE_ENDS_BEFORE_IT_BEGINS', 'L’autorisation finit avant de commencer\u00A0: corrigez l’un des deux jours.');
    const { rowCount } = await acting.client.query(
      'INSERT INTO logo_leave (convention_key, party_key, from_day, last_day, is_written) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [terms.key, input.ministry, from, lastDay, input.isWritten],
    );
    if (rowCount === 0) throw new FrenchError('LEAVE_ALREADY_RECORDED', 'Une autorisation de ce ministère est déjà enregistrée à ce jour.');
    return recorded(acting, terms, `LOGO_LEAVE:${input.ministry}`, 'LOGO_LEAVE_RECORDED', null, input, citing(clause.article));
  });

const unknown = (what: string, given: string, known: readonly string[]): FrenchError =>
  new FrenchError('NOT_IN_TEXT', known.length === 0 ? `Le texte ne cite aucun ${what}.` : `Le texte ne cite pas de ${what} «\u00A0${given.slice(0, 80)}\u00A0»\u00A0: choisissez parmi ${known.join(', ')}.`);

const recorded = async (
  { client, actor }: Acting,
  terms: BindingTerms,
  obligation: string,
  change: string,
  before: object | null,
  after: object,
  articles: readonly ArticleRef[],
): Promise<Changed> => {
  await appendRecord(client, actor, { subject: { kind: 'OBLIGATION', key: `${terms.key}/${obligation}` }, change, before, after, articles });
  return { convention: terms.key };
};
