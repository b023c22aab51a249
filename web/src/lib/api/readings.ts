import { graphql } from './document.js';

export const READINGS = graphql(
  `query Readings {
    conventions { key shortTitle kind readings { id article question reading } }
  }`,
);
