import { partiesBehind } from '@conventions-ouvertes/shared/convention/actor-label';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { citing } from '@conventions-ouvertes/shared/verdict';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms, permitAct } from '../convention/permit-act.js';
import { FrenchError } from '../platform/french-error.js';
import { pastDayOrNull } from '../platform/graphql/day.js';
import { checkText, LONGEST_SENTENCE } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Acting, type Asking } from '../record/perform.js';
import type { ReportCorrectionInput } from './fulfilment-inputs.js';
import { refuseTooEarly, reportOf, type Changed, type ReportRow } from './record-fulfilment.js';

/**
 * Corrects a day that was recorded of a report. The earlier day and the reason stay, for all to read; the duty is told anew from
 * the corrected day. By whoever may record a report.
 * @throws FrenchError NOT_IN_TEXT, FORBIDDEN, NOTHING_TO_CORRECT, SAME_DAY, DATE_IN_THE_FUTURE, REPORT_BEFORE_PERIOD, APPROVED_BEFORE_SENT
 */
export const correctReport = (asking: Asking, catalogue: Catalogue, key: string, input: ReportCorrectionInput): Promise<Changed> =>
  perform(asking, { name: 'CORRECT_REPORT', key, input }, async (acting) => {
    const { client, actor, today } = acting;
    const terms = bindingTerms(catalogue, input.convention);
    const clause = terms.reports.find((report) => report.key === input.report);
    if (clause === undefined) throw new FrenchError('NOT_IN_TEXT', `Le texte ne cite pas ce bilan\u00A0: choisissez parmi ${terms.reports.map((report) => report.key).join(', ') || 'aucun'}.`);
    permitAct('RECORD_FULFILMENT', actor, terms, partiesBehind(terms, clause.by));
    if ((input.fact === 'SHOWN') !== (input.shownTo !== null)) throw new FrenchError('REPORT_SHOWN', 'Une présentation se corrige avec son destinataire, et elle seule\u00A0: dites à qui.');
    const [reason, trueOn] = [checkText('motif', input.reason, LONGEST_SENTENCE), pastDayOrNull(input.trueOn, today)];
    const report = await reportOf(client, terms.key, input);
    const former = report === null ? null : await dayOnRecord(acting, report, input);
    if (report === null || former === null) throw new FrenchError('NOTHING_TO_CORRECT', 'Aucun jour n’est enregistré là\u00A0: enregistrez-le d’abord.');
    if (former === trueOn) throw new FrenchError('SAME_DAY', `Le ${formatDate(former)} est déjà le jour enregistré\u00A0: donnez le bon.`);
    if (input.year !== null && input.fact !== 'APPROVED') await refuseTooEarly(acting, terms, clause, input.year, [trueOn]);
    refuseDisorder(report, input.fact, trueOn);
    await client.query(
      `INSERT INTO report_correction (convention_key, report, year, fact, body, former_on, true_on, reason, corrected_on, actor_role)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [terms.key, clause.key, input.year, input.fact, input.shownTo, former, trueOn, reason, today, actor.role],
    );
    await writeDay(acting, report, input, trueOn);
    await appendRecord(client, actor, {
      subject: { kind: 'OBLIGATION', key: `${terms.key}/REPORT:${clause.key}:${input.year ?? 'toutes les années'}` },
      change: 'REPORT_CORRECTED',
      before: { fact: input.fact, shownTo: input.shownTo, on: former },
      after: { fact: input.fact, shownTo: input.shownTo, on: trueOn },
      reason,
      articles: citing(clause.article),
    });
    return { convention: terms.key };
  });

const dayOnRecord = async ({ client }: Acting, report: ReportRow, { fact, shownTo }: ReportCorrectionInput): Promise<LocalDate | null> => {
  if (fact !== 'SHOWN') return fact === 'SENT' ? report.sent_on : report.approved_on;
  const { rows } = await client.query<{ shown_on: LocalDate }>('SELECT shown_on FROM report_presentation WHERE report_id = $1 AND body = $2 FOR UPDATE', [report.id, shownTo]);
  return rows[0]?.shown_on ?? null;
};

const refuseDisorder = (report: ReportRow, fact: ReportCorrectionInput['fact'], on: LocalDate | null): void => {
  const [sent, approved] = [fact === 'SENT' ? on : report.sent_on, fact === 'APPROVED' ? on : report.approved_on];
  if (approved !== null && (sent === null || approved < sent)) {
    throw new FrenchError('APPROVED_BEFORE_SENT', 'Un bilan est validé une fois envoyé\u00A0: corrigez d’abord l’autre jour, ou celui-ci autrement.');
  }
};

const writeDay = async ({ client }: Acting, { id }: ReportRow, { fact, shownTo }: ReportCorrectionInput, on: LocalDate | null): Promise<void> => {
  if (fact !== 'SHOWN') await client.query(`UPDATE report_sent SET ${fact === 'SENT' ? 'sent_on' : 'approved_on'} = $2 WHERE id = $1`, [id, on]);
  else if (on === null) await client.query('DELETE FROM report_presentation WHERE report_id = $1 AND body = $2', [id, shownTo]);
  else await client.query('UPDATE report_presentation SET shown_on = $3 WHERE report_id = $1 AND body = $2', [id, shownTo, on]);
};
