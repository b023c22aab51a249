import type { ResultOf } from 'gql.tada';
import { graphql } from './document.js';
import { REACH, SPENDING } from './fragments.js';

export const ACADEMY_TABLE = graphql(
  `query AcademyTable($pupils: FigureFilter) {
    academies { code name schoolCount academicRegion { code name } lyceePupils { total } }
    spending(by: [ACADEMY]) { ...Spending }
    reach(by: [ACADEMY]) { ...Reach }
    pupils: reach(by: [ACADEMY], filter: $pupils) { ...Reach }
  }`,
  [SPENDING, REACH],
);

export const ACADEMY = graphql(
  `query Academy($code: ID!) {
    academy(code: $code) {
      code name schoolCount
      academicRegion { code name academies { code name } }
      departments { code name }
      lyceePupils { total generalTechnological vocational source { title retrievedOn } }
    }
  }`,
);

export const ACADEMY_COMPARISON = graphql(
  `query AcademyComparison {
    academies { code name academicRegion { name } }
    themes { code label }
    spending(by: [ACADEMY]) { ...Spending }
    reach(by: [ACADEMY]) { ...Reach }
    byTheme: spending(by: [ACADEMY, THEME]) { ...Spending }
    outcomes(by: [ACADEMY]) { keys { dimension code label } indicators reached partly missed noTarget notEvaluated proof }
  }`,
  [SPENDING, REACH],
);

export type AcademyTable = ResultOf<typeof ACADEMY_TABLE>;
export type AcademyComparison = ResultOf<typeof ACADEMY_COMPARISON>;
