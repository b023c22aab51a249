const PEOPLE =
  /\b(eleves?|lyceen(ne)?s?|collegien(ne)?s?|etudiant(e)?s?|apprenti(e)?s?|stagiaires?|jeunes?|filles?|garcons?|femmes?|hommes?|personnes?|participant(e)?s?|participations?|beneficiaires?|enseignant(e)?s?|professeur(e)?s?|formateurs?|formatrices?|tuteurs?|tutrices?|salarie(e)?s?|adultes?|alternant(e)?s?|candidat(e)?s?|diplome(e)?s?|laureat(e)?s?|effectifs?|publics?)\b/u;

const NUMBER_ONLY = /^(nombre|nb|unites?|effectifs?|)$/u;

const RATE = /^(%|pour ?cent|pourcentage|taux|points?)/u;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/**
 * Whether an indicator counts people: its unit names them, or names nothing and its label does. Free text: rather once too often,
 * since what is taken for people is hidden only where it is small or where the action hides headcounts.
 */
export const countsPeople = ({ unit, label }: { readonly unit: string; readonly label: string }): boolean =>
  PEOPLE.test(plain(unit)) || (NUMBER_ONLY.test(plain(unit)) && PEOPLE.test(plain(label)));

/** Whether an indicator is a rate, which of few participations says who. */
export const isRate = ({ unit }: { readonly unit: string }): boolean => RATE.test(plain(unit));
