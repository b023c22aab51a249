import type { College, CommitteeComposition } from './terms-committee.js';
import type { MonthsValue, Party, SignatureClause, Territory } from './terms-identity.js';
import type { TacitRenewal, TermClause, TermLength, TerminationClause } from './terms-life.js';
import type { FilledBlank, FilledValues, LocalValues } from './terms-template.js';
import type { LocalConventionTerms, TemplateTerms } from './terms.js';

type Filled = readonly FilledBlank[];

/**
 * Puts checked values into a template's blanks.
 * @throws RangeError when a blank that the terms refer to has no value of its type: the format refuses such a template.
 */
export function fillTemplate(template: TemplateTerms, variant: string, values: LocalValues): LocalConventionTerms {
  const { template: clauses, ...common } = template;
  const { key, isDemonstration, filled } = values;
  const words = placeholders(template, variant, filled);
  const parties = [...template.parties, ...allOf(filled, 'PARTIES').flat()];
  const forVariant = (clause: { readonly variant: string | null }): boolean => clause.variant === null || clause.variant === variant;
  return {
    ...common,
    kind: 'LOCAL',
    key,
    isDemonstration,
    title: inserted(clauses.localTitle, words),
    shortTitle: inserted(clauses.localShortTitle, words),
    territory: territory(filled),
    parties,
    signatories: [...template.signatories, ...allOf(filled, 'SIGNATORIES').flat()],
    signature: signature(template.signature, filled),
    terms: template.terms.filter(forVariant).map((term) => filledTerm(term, filled)),
    termination: template.termination === null ? null : termination(template.termination, filled),
    audiences: audiences(template, filled),
    certificates: template.certificates.filter(forVariant).map((certificate) => ({ ...certificate, variant: null })),
    committee: {
      ...template.committee,
      composition: composition(template.committee.composition, parties, seatsByCollege(clauses.blanks, filled)),
    },
    origin: { templateKey: template.key, variant, filled },
  };
}

function allOf<Type extends keyof FilledValues>(filled: Filled, type: Type): readonly FilledValues[Type][] {
  const isOfType = (value: FilledBlank): value is FilledBlank & { type: Type; value: FilledValues[Type] } => value.type === type;
  return filled.filter(isOfType).map((value) => value.value);
}

function valueOf<Type extends keyof FilledValues>(filled: Filled, key: string, type: Type): FilledValues[Type] {
  const [value] = allOf(filled.filter((candidate) => candidate.key === key), type);
  if (value === undefined) throw new RangeError(`Le champ «\u00a0${key}\u00a0» du modèle n’a pas de valeur du type ${type}.`);
  return value;
}

function placeholders(template: TemplateTerms, variant: string, filled: Filled): ReadonlyMap<string, string> {
  const label = template.template.variants.find((candidate) => candidate.code === variant)?.label ?? variant;
  const texts = filled.flatMap((value): readonly (readonly [string, string])[] => (value.type === 'TEXT' ? [[value.key, value.value]] : []));
  return new Map([...texts, ['variant', label]]);
}

function inserted(text: string, words: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\{([a-z0-9-]+)\}/gu, (whole, key: string) => words.get(key) ?? whole);
}

function territory(filled: Filled): Territory {
  const [location] = allOf(filled, 'LOCATION');
  if (location === undefined) throw new RangeError('Le modèle n’a pas de champ de type LOCATION rempli.');
  return { kind: 'LOCAL', academyCode: location.academyCode, uai: location.uai };
}

function signature(clause: SignatureClause, filled: Filled): SignatureClause {
  if (clause.state !== 'TO_FILL_IN') return clause;
  return {
    state: 'DATED',
    date: valueOf(filled, clause.dateBlank, 'DATE'),
    place: clause.placeBlank === null ? null : valueOf(filled, clause.placeBlank, 'TEXT'),
    article: clause.article,
  };
}

function filledTerm(term: TermClause, filled: Filled): TermClause {
  return {
    ...term,
    variant: null,
    length: length(term.length, filled),
    tacitRenewal: tacitRenewal(term.tacitRenewal, filled),
    nonRenewalNotice:
      term.nonRenewalNotice === null ? null : { ...term.nonRenewalNotice, notice: months(term.nonRenewalNotice.notice, filled) },
  };
}

function length(clause: TermLength, filled: Filled): TermLength {
  if (clause.kind !== 'UNTIL_BLANK') return clause;
  return { kind: 'UNTIL', date: valueOf(filled, clause.blank, 'DATE'), because: clause.because };
}

function tacitRenewal(clause: TacitRenewal, filled: Filled): TacitRenewal {
  if (clause.kind === 'ALLOWED') return { ...clause, length: months(clause.length, filled) };
  if (clause.kind !== 'TO_FILL_IN') return clause;
  const renewal = valueOf(filled, clause.blank, 'RENEWAL');
  return renewal.kind === 'NONE'
    ? { kind: 'EXCLUDED', article: clause.article }
    : { kind: 'ALLOWED', basis: 'EXPRESS', length: { state: 'KNOWN', months: renewal.months }, article: clause.article };
}

function months(value: MonthsValue, filled: Filled): MonthsValue {
  return value.state === 'BLANK' ? { state: 'KNOWN', months: valueOf(filled, value.blank, 'MONTHS') } : value;
}

function termination(clause: TerminationClause, filled: Filled): TerminationClause {
  if (clause.effect.kind !== 'AFTER_NOTICE') return clause;
  return { ...clause, effect: { ...clause.effect, notice: months(clause.effect.notice, filled) } };
}

function audiences(template: TemplateTerms, filled: Filled): TemplateTerms['audiences'] {
  const chosen = allOf(filled, 'AUDIENCES').flat();
  const open = new Set(template.template.blanks.flatMap((blank) => (blank.type === 'AUDIENCES' ? blank.allowed : [])));
  return template.audiences.filter(({ code }) => !open.has(code) || chosen.includes(code));
}

type Offices = ReadonlyMap<string, readonly string[]>;

function seatsByCollege(blanks: TemplateTerms['template']['blanks'], filled: Filled): Offices {
  return new Map(
    blanks.flatMap((blank): readonly (readonly [string, readonly string[]])[] => {
      if (blank.type !== 'SEATS') return [];
      return [[blank.college, valueOf(filled, blank.key, 'SEATS').map((seat) => seat.office)]];
    }),
  );
}

/** A college gets its party where one party alone can be meant; its members' offices, never their names. */
function composition(clause: CommitteeComposition, parties: readonly Party[], offices: Offices): CommitteeComposition {
  if (clause.kind !== 'COLLEGES' && clause.kind !== 'SEATS') return clause;
  const { colleges } = clause;
  const filledCollege = (college: College): College => {
    const alone = colleges.filter((other) => other.side === college.side).length === 1;
    const [party, ...others] = parties.filter((candidate) => candidate.side === college.side);
    return {
      ...college,
      party: college.party ?? (alone && others.length === 0 ? (party?.key ?? null) : null),
      offices: [...college.offices, ...(offices.get(college.key) ?? []).map((office) => ({ office, strength: 'REQUIRED' as const }))],
    };
  };
  return { ...clause, colleges: colleges.map(filledCollege) };
}
