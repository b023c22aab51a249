import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import { FrenchError } from '../platform/french-error.js';
import { pastDayOrNull } from '../platform/graphql/day.js';
import { onAction, refusal, type ActingOnAction, type OnAction } from './acting-on-action.js';
import { readFacts } from './action-facts.js';
import type { GivenSheet } from './given-sheet.js';
import { insertSheet } from './sheet-content.js';
import { currentOf, storedSheets } from './stored-sheet.js';
import { takeStep, type ActAnswer } from './take-step.js';

/** What came of one indicator of the action. */
export interface IndicatorResult {
  readonly position: number;
  /** A decimal number as text. */
  readonly result: string;
}

export interface ReportedRealisation extends OnAction {
  /** Null: the realised sheet that has already come in by a file. */
  readonly sheet: GivenSheet | null;
  readonly results: readonly IndicatorResult[];
}

const DECIMAL = /^-?\d{1,14}(?:\.\d{1,4})?$/u;

/**
 * The partner says what was done, for how much and with what result (DEFi 11, OPCO EP 15). Sent again before the action is
 * closed, it corrects the report: a new version, the one before staying beside it.
 * @throws FrenchError RESULT_INVALID, INDICATOR_UNKNOWN, SHEET_INVALID, CODE_UNKNOWN, DATE_IN_THE_FUTURE and those of takeStep, onAction and perform
 */
export const reportRealisation = (asking: Asking, key: string, input: ReportedRealisation): Promise<ActAnswer> =>
  perform(asking, { name: 'reportRealisation', key, input }, async (acting) => {
    const at = await onAction(acting, input);
    const isCorrection = at.action.status === 'REALISED' && input.sheet !== null;
    if (isCorrection && at.actor.role !== 'PARTNER') throw new FrenchError('ROLE_NOT_ALLOWED', 'La fiche de réalisation est corrigée par le partenaire.');
    // What is told as done has been done: « fiche de réalisation » (DEFi 11, OPCO EP 15).
    for (const day of [input.sheet?.startsOn, input.sheet?.endsOn]) pastDayOrNull(day, at.today);
    const version = input.sheet === null ? null : await writeRealisedSheet(at, input.sheet);
    await writeResults(at, input.results);
    const recordId = await appendRecord(at.client, at.actor, {
      subject: { kind: 'ACTION', key: at.action.slug },
      change: 'REALISATION_REPORTED',
      before: null,
      after: { version, results: input.results.length, reportedOn: at.on },
    });
    if (!isCorrection) return takeStep(at, 'REALISED', await readFacts(at.client, at.action, at.convention), null);
    const facts = await readFacts(at.client, at.action, at.convention);
    if (facts.realisedSheet?.isComplete !== true) throw refusal('CONDITION_NOT_MET', 'La fiche de réalisation corrigée est incomplète : remplissez les rubriques qui manquent.', []);
    return { recordId, actionId: at.action.id, status: 'REALISED', marks: [], articles: [], explanation: 'La fiche de réalisation est corrigée ; la version précédente reste.' };
  });

const writeRealisedSheet = async ({ client, action, on }: ActingOnAction, content: GivenSheet): Promise<number> => {
  const realised = (await storedSheets(client, action.id)).filter(({ kind }) => kind === 'REALISED');
  const version = Math.max(0, ...realised.map(({ sheet }) => sheet.version)) + 1;
  const former = currentOf(realised, 'REALISED');
  if (former !== null) await client.query('UPDATE sheet SET is_current = false WHERE id = $1', [former.id]);
  const sheet = { actionId: action.id, conventionKey: action.conventionKey, kind: 'REALISED', version, isCurrent: true, isPending: false } as const;
  await insertSheet(client, { ...sheet, receivedOn: on, content });
  return version;
};

const writeResults = async ({ client, action, on }: ActingOnAction, results: readonly IndicatorResult[]): Promise<void> => {
  for (const { position, result } of results) {
    if (!DECIMAL.test(result)) throw new FrenchError('RESULT_INVALID', `Le résultat « ${result.slice(0, 40)} » n’est pas un nombre : écrivez par exemple 12.5.`);
    const { rowCount } = await client.query('UPDATE indicator SET result = $3, evaluated_on = $4 WHERE action_id = $1 AND position = $2', [action.id, position, result, on]);
    if (rowCount === 0) throw new FrenchError('INDICATOR_UNKNOWN', `L’action n’a pas d’indicateur n° ${position} : reprenez ceux de sa fiche.`);
  }
};
