import { citing } from '@conventions-ouvertes/shared/verdict';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms, permitAct } from '../convention/permit-act.js';
import { FrenchError } from '../platform/french-error.js';
import { checkText, LONGEST_SENTENCE } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Asking } from '../record/perform.js';
import type { EventRow } from './event-row.js';
import { COLUMNS } from './record-event.js';

/** A person of the ministry confirms an event that ends the convention: from then on, and not before, it does. */
export const confirmEvent = (asking: Asking, catalogue: Catalogue, key: string, input: { readonly event: string; readonly reason: string }): Promise<EventRow> =>
  perform(asking, { name: 'CONFIRM_EVENT', key, input }, async ({ client, actor, today }) => {
    const { rows } = await client.query<EventRow>(`SELECT ${COLUMNS} FROM convention_event WHERE id::text = $1 FOR UPDATE`, [input.event]);
    const event = rows[0];
    if (!event) throw new FrenchError('UNKNOWN_EVENT', 'Cet événement n’existe pas\u00A0: reprenez son identifiant dans la liste de la convention.');
    const terms = bindingTerms(catalogue, event.convention_key);
    permitAct('CONFIRM_FACT', actor, terms);
    if (event.kind !== 'ENDING') throw new FrenchError('NOTHING_TO_CONFIRM', 'Seul un événement qui met fin à la convention se confirme.');
    if (event.confirmed_on !== null) throw new FrenchError('ALREADY_CONFIRMED', 'Cet événement est déjà confirmé.');
    const changed = await client.query<EventRow>(`UPDATE convention_event SET confirmed_on = $2 WHERE id = $1 RETURNING ${COLUMNS}`, [event.id, today]);
    const after = changed.rows[0]!;
    await appendRecord(client, actor, {
      subject: { kind: 'CONVENTION', key: event.convention_key },
      change: 'EVENT_CONFIRMED',
      before: event,
      after,
      reason: checkText('motif', input.reason, LONGEST_SENTENCE),
      articles: citing(terms.endingsByEvent.find((clause) => clause.key === event.clause)?.article),
    });
    return after;
  });
