import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms, permitAct } from '../convention/permit-act.js';
import { FrenchError } from '../platform/french-error.js';
import { pastDay } from '../platform/graphql/day.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';

/**
 * Says from which day what happens to a convention is recorded here. Before it, a duty without a record is impossible to
 * tell; the day may be moved back once older facts are entered, and never forth.
 */
export const keepRecordsFrom = (asking: Asking, catalogue: Catalogue, key: string, input: { readonly convention: string; readonly from: string }): Promise<{ convention: string }> =>
  perform(asking, { name: 'KEEP_RECORDS_FROM', key, input }, async ({ client, actor, today }) => {
    const terms = bindingTerms(catalogue, input.convention);
    permitAct('RECORD_FACT', actor, terms);
    const from = pastDay(input.from, today);
    const { rows } = await client.query<{ records_kept_from: LocalDate | null }>('SELECT records_kept_from FROM convention WHERE key = $1 FOR UPDATE', [terms.key]);
    const before = rows[0]?.records_kept_from ?? null;
    if (before !== null && from > before) {
      throw new FrenchError('RECORDS_ALREADY_KEPT', `Les faits sont déjà enregistrés depuis le ${formatDate(before)}\u00A0: ce jour ne peut que reculer.`);
    }
    await client.query('UPDATE convention SET records_kept_from = $2 WHERE key = $1', [terms.key, from]);
    await appendRecord(client, actor, {
      subject: { kind: 'CONVENTION', key: terms.key },
      change: 'RECORDS_KEPT_FROM',
      before: { recordsKeptFrom: before },
      after: { recordsKeptFrom: from },
    });
    return { convention: terms.key };
  });
