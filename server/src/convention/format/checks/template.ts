import type { Path, Report } from '../convention-problem.js';
import type { Draft } from '../convention-schema.js';
import type { Check } from './check.js';

type Clauses = NonNullable<Draft['template']>;

/** A template from which a whole convention can be made, whichever variant is chosen. */
export const checkTemplate: Check = ({ kind, draft }, report) => {
  if (kind === 'CONVENTION') {
    checkNoVariant(draft, report);
    return;
  }
  const { template } = draft;
  if (template === undefined) return;
  const variants = new Set(template.variants.map(({ code }) => code));
  const needVariant = (variant: string | null, path: Path): void => {
    if (variant !== null && !variants.has(variant)) report('UNKNOWN_VARIANT', path, `la variante «\u00a0${variant}\u00a0» n’est pas dans template.variants.`);
  };
  for (const [index, blank] of template.blanks.entries()) needVariant(blank.variant, ['template', 'blanks', index, 'variant']);
  for (const [index, term] of (draft.terms ?? []).entries()) needVariant(term.variant, ['terms', index, 'variant']);
  for (const [index, certificate] of (draft.certificates ?? []).entries()) needVariant(certificate.variant, ['certificates', index, 'variant']);
  for (const variant of variants) checkOneTerm(draft, variant, report);
  checkNeededBlanks(template, draft, report);
  checkBlankBounds(template, draft, report);
  checkPlaceholders(template, report);
};

function checkNoVariant(draft: Draft, report: Report): void {
  const wrong = (path: Path): void => report('VARIANT_IN_CONVENTION', path, 'seul un modèle a des variantes\u00a0: retirez le champ.');
  for (const [index, { variant }] of (draft.terms ?? []).entries()) if (variant !== null) wrong(['terms', index, 'variant']);
  for (const [index, { variant }] of (draft.certificates ?? []).entries()) if (variant !== null) wrong(['certificates', index, 'variant']);
}

function checkOneTerm({ terms }: Draft, variant: string, report: Report): void {
  const applying = terms?.filter((term) => term.variant === null || term.variant === variant).length;
  if (applying !== undefined && applying !== 1) {
    report('ONE_TERM_A_VARIANT', ['terms'], `la variante ${variant} a ${applying} durées\u00a0: il en faut une, et une seule.`);
  }
}

function checkNeededBlanks({ blanks }: Clauses, { parties, signature }: Draft, report: Report): void {
  for (const type of ['VARIANT', 'LOCATION', 'SIGNATORIES'] as const) {
    const count = blanks.filter((blank) => blank.type === type && blank.variant === null).length;
    if (count !== 1) report('BLANK_NEEDED', ['template', 'blanks'], `il faut un champ du type ${type} pour toutes les variantes, et un seul\u00a0: il y en a ${count}.`);
  }
  for (const side of ['EDUCATION', 'PROFESSIONAL'] as const) {
    const named = parties?.some((party) => party.side === side) ?? true;
    if (!named && !blanks.some((blank) => blank.type === 'PARTIES' && blank.side === side)) {
      report('BLANK_NEEDED', ['template', 'blanks'], `aucune partie du côté ${side}\u00a0: ajoutez un champ du type PARTIES.`);
    }
  }
  if (signature !== undefined && signature.state !== 'TO_FILL_IN') {
    report('TEMPLATE_SIGNED', ['signature', 'state'], 'un modèle n’est signé par personne\u00a0: écrivez TO_FILL_IN et le champ de la date.');
  }
}

function checkBlankBounds({ blanks }: Clauses, { audiences, committee }: Draft, report: Report): void {
  const known = audiences && new Set<string>(audiences.map(({ code }) => code));
  for (const [index, blank] of blanks.entries()) {
    const at = ['template', 'blanks', index] as const;
    if (blank.type === 'MONTHS' && blank.min > blank.max) report('BOUNDS_REVERSED', [...at, 'min'], `le minimum ${blank.min} dépasse le maximum ${blank.max}.`);
    if (blank.type === 'AUDIENCES' && known !== undefined) {
      for (const [position, code] of blank.allowed.entries()) {
        if (!known.has(code)) report('UNKNOWN_AUDIENCE', [...at, 'allowed', position], `le public ${code} n’est pas dans audiences.`);
      }
    }
    if (blank.type === 'SEATS' && committee !== undefined) {
      const { composition } = committee;
      const colleges = composition.kind === 'SEATS' || composition.kind === 'COLLEGES' ? composition.colleges : [];
      if (!colleges.some(({ key }) => key === blank.college)) report('UNKNOWN_COLLEGE', [...at, 'college'], `le comité n’a pas de collège «\u00a0${blank.college}\u00a0».`);
    }
  }
}

function checkPlaceholders({ blanks, localTitle, localShortTitle }: Clauses, report: Report): void {
  const texts = new Set(blanks.flatMap((blank) => (blank.type === 'TEXT' && blank.variant === null ? [blank.key] : [])));
  for (const [name, text] of Object.entries({ localTitle, localShortTitle })) {
    for (const [, key] of text.matchAll(/\{([a-z0-9-]+)\}/gu)) {
      if (key === undefined || key === 'variant' || texts.has(key)) continue;
      report('UNKNOWN_BLANK', ['template', name], `{${key}} n’est pas un champ du type TEXT commun à toutes les variantes.`);
    }
  }
}
