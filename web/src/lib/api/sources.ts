import { graphql } from './document.js';

export const SOURCES = graphql('query Sources { referenceSources { key title publisher licence retrievedOn note } }');
