import type { ActionDetail } from '#lib/api/action.js';
import type { Sign } from '#lib/components/mark.js';
import { formatDate } from '#lib/format/date.js';
import { m } from '#lib/paraglide/messages.js';
import { bodyLabel, markLabel, recordedBy, stateLabel, valueLabel } from './way-words.js';

type Step = ActionDetail['way'][number];
type Opinion = ActionDetail['opinions'][number];

/** The way an action went, as a page tells it. */
export interface Way {
  readonly steps: readonly WayLine[];
  /** Steps that other conventions have and this one's text does not. */
  readonly notInText: readonly string[];
  /** What a reader must know of all of it: nothing on record, how far it came unknown. */
  readonly notes: readonly string[];
  /** What was said by bodies that stand on no step of the way. */
  readonly beside: readonly OpinionLine[];
}

export interface WayLine {
  readonly status: Step['status'];
  readonly label: string;
  readonly state: Step['state'];
  readonly sign: Sign;
  /** When it was taken, or how it stands. */
  readonly when: string;
  /** Which party recorded it, never who; null where nobody did. */
  readonly by: string | null;
  readonly articles: readonly string[];
  readonly summary: string | null;
  /** What did not stop it, and shows. */
  readonly marks: readonly string[];
  readonly opinions: readonly OpinionLine[];
}

export interface OpinionLine {
  readonly text: string;
  readonly sign: Sign;
  readonly articles: readonly string[];
  /** False: that body said something else since. */
  readonly stands: boolean;
}

const SIGNS: Readonly<Record<Exclude<Step['state'], 'NOT_IN_TEXT'>, Sign>> = {
  DONE: { shape: 'check', tone: 'reached' },
  NEXT: { shape: 'target', tone: 'now' },
  AHEAD: { shape: 'ring', tone: 'unknown' },
  SKIPPED: { shape: 'dash', tone: 'unknown' },
  NOT_TAKEN: { shape: 'dash', tone: 'unknown' },
  UNKNOWN: { shape: 'question', tone: 'unknown' },
};

const ENDINGS: readonly Step['status'][] = ['REFUSED', 'WITHDRAWN', 'ABANDONED'];

/** Where each body speaks. */
const STEP_OF: Readonly<Record<Opinion['body'], Step['status']>> = {
  COMMISSION: 'COMMISSION_OPINION',
  MINISTRY: 'MINISTRIES_OPINION',
  COMMITTEE: 'COMMITTEE',
  BOARD: 'BOARD',
};

const VALUE_SIGNS: Readonly<Record<Opinion['value'], Sign>> = {
  FAVOURABLE: { shape: 'check', tone: 'reached' },
  ADOPTED: { shape: 'check', tone: 'reached' },
  APPROVED: { shape: 'check', tone: 'reached' },
  RESERVED: { shape: 'half', tone: 'partly' },
  UNFAVOURABLE: { shape: 'cross', tone: 'missed' },
  NOT_ADOPTED: { shape: 'cross', tone: 'missed' },
  REFUSED: { shape: 'cross', tone: 'missed' },
};

export function wayOf({ way, opinions, convention }: Pick<ActionDetail, 'way' | 'opinions'> & { convention: Pick<ActionDetail['convention'], 'parties'> }): Way {
  const parties = new Map(convention.parties.map(({ key, shortName }) => [key, shortName]));
  const onWay = way.filter(({ state }) => state !== 'NOT_IN_TEXT');
  const isRecorded = onWay.some(({ decidedOn }) => decidedOn !== null);
  const isUnknown = onWay.some(({ state }) => state === 'UNKNOWN');
  const isOn = (opinion: Opinion) => onWay.some(({ status }) => status === STEP_OF[opinion.body]);
  return {
    steps: onWay.map((step) => lineOf(step, opinions, parties, isRecorded)),
    notInText: way.filter(({ state }) => state === 'NOT_IN_TEXT').map(({ label }) => label),
    notes: isUnknown ? [m.way_note_unknown()] : isRecorded ? [] : [m.way_note_not_recorded()],
    beside: opinions.filter((opinion) => !isOn(opinion)).map(opinionLine),
  };
}

function lineOf(step: Step, opinions: readonly Opinion[], parties: ReadonlyMap<string, string>, isRecorded: boolean): WayLine {
  const { status, label, state, decidedOn, articles, summary, marks, actorParty, actorRole } = step;
  const isEnding = ENDINGS.includes(status);
  return {
    status,
    label,
    state,
    sign: isEnding ? { shape: 'cross', tone: 'unknown' } : SIGNS[state === 'NOT_IN_TEXT' ? 'UNKNOWN' : state],
    when: whenOf(state, decidedOn, isRecorded),
    by: recordedBy(actorParty === null ? null : (parties.get(actorParty) ?? null), actorRole),
    articles,
    summary,
    marks: marks.map(markLabel),
    opinions: opinions.filter(({ body }) => STEP_OF[body] === status).map(opinionLine),
  };
}

/** A step that was taken has its day; among steps that have theirs, one without says so. */
function whenOf(state: Step['state'], decidedOn: string | null, isRecorded: boolean): string {
  if (decidedOn !== null) return m.way_on({ date: formatDate(decidedOn) });
  return state === 'DONE' && isRecorded ? m.way_undated() : stateLabel(state);
}

/** A ministry speaks in its own name; a party's commission is named with the party. */
function whoSaid(body: Opinion['body'], party: string | null): string {
  if (party === null) return bodyLabel(body);
  return body === 'MINISTRY' ? party : m.body_of({ body: bodyLabel(body), party });
}

function opinionLine({ body, value, givenOn, sheetVersion, stands, articles, party }: Opinion): OpinionLine {
  const said = { who: whoSaid(body, party?.shortName ?? null), value: valueLabel(value), date: formatDate(givenOn) };
  const text = sheetVersion > 1 ? m.opinion_text_version({ ...said, version: sheetVersion }) : m.opinion_text(said);
  return { text, sign: VALUE_SIGNS[value], articles, stands };
}
