import type { ResultOf } from 'gql.tada';
import { graphql } from './document.js';

export const SITE = graphql('query Site { site { name asOf hasDemo demoNotice dataVersion } }');

export type Site = ResultOf<typeof SITE>['site'];
