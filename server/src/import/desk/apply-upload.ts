import type { RequestContext } from '../../api/context.js';
import { moneyRefusal } from '../../budget/money-refusal.js';
import { inTransaction } from '../../platform/database.js';
import { FrenchError } from '../../platform/french-error.js';
import { onceFor } from '../../record/once-for.js';
import { appendRecord } from '../../record/append-record.js';
import { applyImport } from '../apply-import.js';
import type { ImportReport } from '../report.js';
import { keepQueue } from './keep-queue.js';
import { readUpload } from './read-upload.js';
import { ownUpload, requireImporter } from './uploads.js';

/** What the sender takes upon themselves. */
export interface ApplyChoice {
  /** Takes the actions without a doubt where others wait. */
  readonly acceptValid: boolean;
  /** Takes a file that tells fewer lines of an action than are stored. */
  readonly acceptLosses: boolean;
}

/**
 * Writes what an upload brings, all of it or nothing, once a key. Doubtful rows stay in the queue; when none is left the
 * content of the file goes.
 * @throws FrenchError ROWS_WAIT, LINES_WOULD_BE_LOST, CAP_PASSED, MONEY_NOT_COVERED, IDEMPOTENCY_KEY_REUSED and those of ownUpload
 */
export async function applyUpload(context: RequestContext, key: string, id: string, choice: ApplyChoice): Promise<ImportReport> {
  const { convention_key: convention } = await ownUpload(context, context.writer, id);
  const actor = requireImporter(context, convention);
  try {
    return await inTransaction(context.writer, async (client) => {
      const { answer } = await onceFor(client, actor, key, { name: 'applyImport', input: { id, choice } }, async () => {
        const upload = await ownUpload(context, client, id, true);
        const { read, plan } = await readUpload(context, client, upload);
        if (plan.report.isBlocked || (plan.report.refusals.length > 0 && !choice.acceptValid)) {
          throw new FrenchError('ROWS_WAIT', 'Des lignes attendent une décision : décidez-en, ou demandez de n’enregistrer que les actions sans doute.');
        }
        const onRun = async (run: number): Promise<void> => void (await client.query('UPDATE import_upload SET import_run_id = $2 WHERE id = $1', [upload.id, run]));
        const report = await applyImport(client, convention, read, { acceptValid: true, refuseLosses: !choice.acceptLosses, by: actor, onRun });
        if (report.isBlocked) {
          throw new FrenchError('LINES_WOULD_BE_LOST', 'Le fichier dit moins que ce qui est enregistré : vérifiez ce qui serait perdu, puis confirmez.');
        }
        await keepQueue(client, upload.id, report.refusals);
        if (report.refusals.length === 0) await client.query('UPDATE import_upload SET content = NULL, settled_at = $2 WHERE id = $1', [upload.id, context.now]);
        const after = { file: upload.sha256, created: report.actions.created, updated: report.actions.updated, waiting: report.rows.waiting };
        await appendRecord(client, actor, { subject: { kind: 'CONVENTION', key: convention }, change: 'FILE_IMPORTED', before: null, after });
        return report;
      });
      return answer;
    });
  } catch (error) {
    throw moneyRefusal(error);
  }
}

/** Gives an upload up, with its queue; what was applied of it stays. */
export async function abandonUpload(context: RequestContext, id: string): Promise<void> {
  await inTransaction(context.writer, async (client) => {
    const upload = await ownUpload(context, client, id, true);
    await client.query('DELETE FROM import_doubt WHERE upload_id = $1', [upload.id]);
    await client.query('UPDATE import_upload SET content = NULL, settled_at = coalesce(settled_at, $2) WHERE id = $1', [upload.id, context.now]);
  });
}
