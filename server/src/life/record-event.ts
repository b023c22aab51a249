import type { ArticleRef } from '@conventions-ouvertes/shared/convention/article';
import type { BindingTerms } from '@conventions-ouvertes/shared/convention/terms';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { citing } from '@conventions-ouvertes/shared/verdict';
import type { Catalogue } from '../convention/catalogue.js';
import { bindingTerms, checkParty, permitAct } from '../convention/permit-act.js';
import { FrenchError } from '../platform/french-error.js';
import { dayOrNull, pastDay, pastDayOrNull } from '../platform/graphql/day.js';
import { checkText, LONGEST_SENTENCE } from '../platform/graphql/text.js';
import { appendRecord } from '../record/append-record.js';
import { perform, type Acting, type Asking } from '../record/perform.js';
import { checkExpressRenewal, checkNotice } from './check-facts.js';
import type { EventKind, EventRow } from './event-row.js';
import type { EventInput, NoticeInput } from './life-inputs.js';

type NewEvent = Omit<EventRow, 'id' | 'confirmed_on' | 'is_demo'>;

const NOTICE_WORDS = {
  TERMINATION_NOTICE: 'Dénonciation de la convention',
  NON_RENEWAL: 'Refus de reconduire la convention',
  RENEWAL_REQUEST: 'Demande de renouvellement de la convention',
} as const;

/** A party's notice: by the ministry, an administrator, or the party itself. */
export const recordNotice = (asking: Asking, catalogue: Catalogue, key: string, input: NoticeInput): Promise<EventRow> =>
  perform(asking, { name: 'RECORD_NOTICE', key, input }, async (acting) => {
    const terms = bindingTerms(catalogue, input.convention);
    checkParty(terms, input.party);
    permitAct('RECORD_NOTICE', acting.actor, terms, [input.party]);
    const sent = pastDayOrNull(input.sentOn, acting.today);
    const received = pastDayOrNull(input.receivedOn, acting.today);
    if (sent === null && received === null) throw new FrenchError('NOTICE_WITHOUT_A_DAY', 'Le jour de l’envoi ou celui de la réception manque\u00A0: donnez l’un des deux.');
    if (sent !== null && received !== null && received < sent) throw new FrenchError('RECEIVED_BEFORE_SENT', 'La réception précède l’envoi\u00A0: corrigez l’un des deux jours.');
    if (input.kind === 'RENEWAL_REQUEST' && received === null) throw new FrenchError('RECEIPT_MISSING', 'Une demande de renouvellement compte au jour de sa réception\u00A0: donnez-le.');
    const [requested, agreed] = [dayOrNull(input.requestedLastDay), dayOrNull(input.agreedLastDay)];
    if (input.kind !== 'TERMINATION_NOTICE' && (requested ?? agreed) !== null) {
      throw new FrenchError('LAST_DAY_OF_A_TERMINATION', 'Seule une dénonciation peut demander un dernier jour\u00A0: retirez-le.');
    }
    const givenOn = received ?? sent;
    if (givenOn !== null) await checkNotice(acting.client, terms, { kind: input.kind, party: input.party, givenOn, agreedLastDay: agreed });
    return insertEvent(acting, noticeArticles(terms, input.kind), {
      ...NOTHING,
      convention_key: terms.key,
      kind: input.kind,
      party_key: input.party,
      occurred_on: sent,
      received_on: received,
      requested_last_day: requested,
      agreed_last_day: agreed,
      summary: NOTICE_WORDS[input.kind],
      source: checkText('source', input.source, LONGEST_SENTENCE),
    });
  });

/** Anything else that happened: by the ministry or an administrator. */
export const recordEvent = (asking: Asking, catalogue: Catalogue, key: string, input: EventInput): Promise<EventRow> =>
  perform(asking, { name: 'RECORD_EVENT', key, input }, async (acting) => {
    const terms = bindingTerms(catalogue, input.convention);
    permitAct('RECORD_FACT', acting.actor, terms);
    if (input.party !== null) checkParty(terms, input.party);
    const articles = checkEvent(terms, input);
    const occurred = pastDay(input.occurredOn, acting.today);
    const agreed = dayOrNull(input.agreedLastDay);
    if (input.kind === 'EXPRESS_RENEWAL' && agreed !== null) await checkExpressRenewal(acting.client, terms, occurred, agreed);
    return insertEvent(acting, articles, {
      ...NOTHING,
      convention_key: terms.key,
      kind: input.kind,
      party_key: input.party,
      clause: input.clause,
      occurred_on: occurred,
      effective_on: dayOrNull(input.effectiveOn),
      notified_on: pastDayOrNull(input.notifiedOn, acting.today),
      agreed_last_day: agreed,
      summary: checkText('résumé', input.summary, LONGEST_SENTENCE),
      source: checkText('source', input.source, LONGEST_SENTENCE),
      source_address: checkAddress(input.sourceAddress),
    });
  });

const NOTHING = {
  party_key: null,
  clause: null,
  occurred_on: null,
  received_on: null,
  effective_on: null,
  notified_on: null,
  requested_last_day: null,
  agreed_last_day: null,
  source_address: null,
} satisfies Partial<NewEvent>;

/** The articles that name the event, where the text does. @throws FrenchError */
const checkEvent = (terms: BindingTerms, input: EventInput): readonly ArticleRef[] => {
  const hasParty = input.party !== null;
  if ((input.kind === 'SIGNATURE') !== hasParty && input.kind !== 'OUTSIDE') {
    throw new FrenchError('EVENT_PARTY', hasParty ? 'Cet événement ne concerne pas une seule partie\u00A0: retirez-la.' : 'Une signature est celle d’une partie\u00A0: dites laquelle.');
  }
  if ((input.kind === 'EXPRESS_RENEWAL') !== (input.agreedLastDay !== null)) {
    throw new FrenchError('EVENT_LAST_DAY', 'Un dernier jour convenu va avec un renouvellement convenu entre les parties, et avec lui seul.');
  }
  if (input.kind === 'ENDING') {
    const clause = terms.endingsByEvent.find((candidate) => candidate.key === input.clause);
    if (clause === undefined) throw unknownClause(terms.endingsByEvent.map((candidate) => candidate.key));
    return citing(clause.article);
  }
  if (input.kind === 'DUTY_EVENT') {
    const duties = terms.eventDuties.filter(({ event }) => event !== 'FIRST_MEETING' && event !== 'PROVIDER_AGREEMENT_SIGNED');
    const named = duties.filter(({ event }) => event === input.clause);
    if (named.length === 0) throw unknownClause(duties.map(({ event }) => event));
    return citing(...named.map(({ article }) => article));
  }
  if (input.clause !== null) throw new FrenchError('EVENT_CLAUSE', 'Aucune clause du texte ne nomme cet événement\u00A0: retirez-la.');
  return [];
};

const unknownClause = (known: readonly string[]): FrenchError =>
  new FrenchError(
    'EVENT_CLAUSE',
    known.length === 0 ? 'Le texte de cette convention n’attache aucun effet à un tel événement.' : `Le texte ne connaît pas cette clause\u00A0: choisissez parmi ${[...new Set(known)].join(', ')}.`,
  );

const checkAddress = (address: string | null): string | null => {
  if (address === null || (address.startsWith('https://') && URL.canParse(address))) return address;
  throw new FrenchError('SOURCE_ADDRESS', 'L’adresse de la source doit commencer par https:// et être complète.');
};

const noticeArticles = (terms: BindingTerms, kind: keyof typeof NOTICE_WORDS): readonly ArticleRef[] => {
  if (kind === 'TERMINATION_NOTICE') return citing(terms.termination?.article);
  return citing(...terms.terms.map((clause) => (kind === 'NON_RENEWAL' ? clause.nonRenewalNotice?.article : clause.renewalRequest?.article)));
};

export const COLUMNS =
  'id, convention_key, kind, party_key, clause, occurred_on, received_on, effective_on, notified_on, requested_last_day, agreed_last_day, summary, source, source_address, confirmed_on, is_demo';

const RECORDED_AS: Readonly<Partial<Record<EventKind, string>>> = {
  TERMINATION_NOTICE: 'NOTICE_RECORDED',
  NON_RENEWAL: 'NOTICE_RECORDED',
  RENEWAL_REQUEST: 'NOTICE_RECORDED',
};

const insertEvent = async ({ client, actor }: Acting, articles: readonly ArticleRef[], event: NewEvent): Promise<EventRow> => {
  if (event.kind === 'SIGNATURE') await checkNotSigned({ client }, event);
  const { rows } = await client.query<EventRow>(
    `INSERT INTO convention_event (convention_key, kind, party_key, clause, occurred_on, received_on, effective_on, notified_on,
                                   requested_last_day, agreed_last_day, summary, source, source_address)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING ${COLUMNS}`,
    [
      event.convention_key,
      event.kind,
      event.party_key,
      event.clause,
      event.occurred_on,
      event.received_on,
      event.effective_on,
      event.notified_on,
      event.requested_last_day,
      event.agreed_last_day,
      event.summary,
      event.source,
      event.source_address,
    ],
  );
  const row = rows[0]!;
  await appendRecord(client, actor, {
    subject: { kind: 'CONVENTION', key: row.convention_key },
    change: RECORDED_AS[row.kind] ?? 'EVENT_RECORDED',
    before: null,
    after: row,
    articles,
  });
  return row;
};

const checkNotSigned = async ({ client }: Pick<Acting, 'client'>, { convention_key, party_key }: NewEvent): Promise<void> => {
  await client.query('SELECT FROM convention WHERE key = $1 FOR UPDATE', [convention_key]);
  const { rows } = await client.query<{ occurred_on: LocalDate }>(
    `SELECT occurred_on FROM convention_event WHERE convention_key = $1 AND party_key = $2 AND kind = 'SIGNATURE'`,
    [convention_key, party_key],
  );
  if (rows.length > 0) throw new FrenchError('ALREADY_SIGNED', 'La signature de cette partie est déjà enregistrée.');
};
