import type { RequestContext } from '../../api/context.js';
import { inTransaction } from '../../platform/database.js';
import { FrenchError } from '../../platform/french-error.js';
import type { Proposal } from '../repair/proposal.js';
import { typeset } from '../typeset.js';
import { keepQueue, queueOf, type QueuedDoubt } from './keep-queue.js';
import { readUpload } from './read-upload.js';
import { ownUpload, type Upload } from './uploads.js';

/** What a person says of one doubt of the queue. */
export interface GivenDecision {
  /** Its place in the queue. */
  readonly position: number;
  readonly choice: 'ACCEPT' | 'CORRECT' | 'LEAVE_OUT' | 'KEEP';
  /** CORRECT: what the cell should hold. */
  readonly text: string | null;
}

const MOST_AT_ONCE = 5_000;

/**
 * Takes decisions on doubts, each recorded with who took it, and reads the file anew with them.
 * @throws FrenchError DOUBT_UNKNOWN, NOTHING_PROPOSED, TEXT_MISSING, CANNOT_KEEP, TOO_MANY_DECISIONS and those of ownUpload
 */
export async function decideDoubts(context: RequestContext, id: string, decisions: readonly GivenDecision[]): Promise<Upload> {
  if (decisions.length > MOST_AT_ONCE) throw new FrenchError('TOO_MANY_DECISIONS', `La demande porte ${decisions.length} décisions : donnez-en ${MOST_AT_ONCE} au plus.`);
  return inTransaction(context.writer, async (client) => {
    const upload = await ownUpload(context, client, id, true);
    const queue = new Map((await queueOf(client, upload.id)).map((doubt) => [doubt.position, doubt]));
    const rows = decisions.map((decision) => {
      const doubt = queue.get(decision.position);
      if (doubt === undefined || doubt.row === null) throw new FrenchError('DOUBT_UNKNOWN', 'Cette ligne n’attend plus rien : rechargez la liste.');
      const { file, sheet, row, column_index, code, value } = doubt;
      return { file, sheet, row, column_index, code, value, outcome: outcomeOf(decision, doubt) };
    });
    await client.query(
      `INSERT INTO import_decision (upload_id, file, sheet, row, column_index, code, value, outcome, actor_id, decided_at)
       SELECT $1, file, sheet, row, column_index, code, value, outcome, $3, $4
         FROM jsonb_to_recordset($2::jsonb) AS d (file text, sheet text, row integer, column_index integer, code text, value text, outcome jsonb)`,
      [upload.id, JSON.stringify(rows), context.actor?.id, context.now],
    );
    const { plan } = await readUpload(context, client, upload);
    await keepQueue(client, upload.id, plan.report.refusals);
    return upload;
  });
}

/** Doubts about what was read well: these alone may be kept as they are. */
const KEEPABLE: ReadonlySet<string> = new Set(['ROW_HIDDEN', 'TEXT_BROKEN', 'DATE_IN_FUTURE', 'PERCENT_OVER_100', 'LIKE_STORED', 'ONE_OF_REQUIRED', 'TOTAL_BY_SUM']);

/** Whether a doubt is about something that was read well. */
export const canKeep = ({ code, row }: Pick<QueuedDoubt, 'code' | 'row'>): boolean => row !== null && KEEPABLE.has(code);

function outcomeOf({ choice, text }: GivenDecision, { proposal, code, column_index: column }: QueuedDoubt): Proposal {
  switch (choice) {
    case 'LEAVE_OUT':
      return { kind: 'LEAVE_OUT' };
    case 'KEEP':
      if (!KEEPABLE.has(code)) throw new FrenchError('CANNOT_KEEP', 'Cette valeur ne se lit pas : corrigez-la, ou écartez la ligne.');
      return { kind: 'KEEP' };
    case 'ACCEPT':
      if (proposal === null) throw new FrenchError('NOTHING_PROPOSED', 'Rien n’est proposé pour cette ligne : corrigez-la, ou écartez-la.');
      return proposal;
    case 'CORRECT':
      if (text === null || column === null) throw new FrenchError('TEXT_MISSING', typeset('Cette ligne ne se corrige pas par une seule cellule : acceptez la proposition, écartez la ligne, ou renvoyez le fichier.'));
      return { kind: 'CELL', text: text.replaceAll('\0', '') };
  }
}
