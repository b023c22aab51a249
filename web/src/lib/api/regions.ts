import type { ResultOf } from 'gql.tada';
import { graphql } from './document.js';
import { COUNT, MONEY, OUTCOME, SPENDING } from './fragments.js';

const PEOPLE = graphql(
  `fragment People on ReachCell {
    keys { dimension code label }
    planned { ...Count } reached { ...Count } girls { ...Count } boys { ...Count } disability { ...Count }
  }`,
  [COUNT],
);

/** Every académie, région and the nation at once: what one page says of its place is what the next says of its own. */
export const TERRITORIES = graphql(
  `query Territories($pupils: FigureFilter) {
    academicRegions { code name academies { code name lyceePupils { total } } }
    academies: spending(by: [ACADEMY]) { ...Spending }
    academyPeople: reach(by: [ACADEMY]) { ...People }
    academyPupils: reach(by: [ACADEMY], filter: $pupils) { ...People }
    academyOutcomes: outcomes(by: [ACADEMY]) { ...Outcome }
    academyYears: spending(by: [ACADEMY, YEAR]) { keys { dimension code label } actions planned { ...Money } committed { ...Money } spent { ...Money } }
    regions: spending(by: [ACADEMIC_REGION]) { ...Spending }
    regionPeople: reach(by: [ACADEMIC_REGION]) { ...People }
    regionPupils: reach(by: [ACADEMIC_REGION], filter: $pupils) { ...People }
    regionOutcomes: outcomes(by: [ACADEMIC_REGION]) { ...Outcome }
    nation: spending(by: []) { ...Spending }
    nationPeople: reach(by: []) { ...People }
    nationPupils: reach(by: [], filter: $pupils) { ...People }
    nationOutcomes: outcomes(by: []) { ...Outcome }
  }`,
  [SPENDING, PEOPLE, OUTCOME, MONEY],
);

export type Territories = ResultOf<typeof TERRITORIES>;
export type PeopleCell = Territories['academyPeople'][number];

/** The audience that the number of lycée pupils can be read against. */
export const LYCEE_PUPILS = { audiences: ['LYCEE_PUPILS'] };
