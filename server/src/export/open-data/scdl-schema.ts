import { SCDL_FIELDS, SCDL_RULES } from './scdl-rules.js';

/** Address of the schema at its publisher's. */
export const SCDL_HOME = 'https://schema.data.gouv.fr/scdl/subventions/2.1.1';

/**
 * The rules of SCDL « Subventions » 2.1.1 as a Table Schema, for those who check the file with tools of their own: names, types and
 * constraints are those of the publisher, to whose pages it leads for the words.
 */
export const scdlTableSchema = (): object => ({
  $schema: 'https://frictionlessdata.io/schemas/table-schema.json',
  name: 'scdl-subventions',
  title: 'Règles du schéma SCDL « Subventions » 2.1.1',
  description: 'Noms, types et contraintes du schéma, pour vérifier subventions.csv. Le texte de référence est celui de l’éditeur.',
  version: '2.1.1',
  homepage: SCDL_HOME,
  sources: [
    { title: 'OpenDataFrance, SCDL « Subventions » 2.1.1', path: SCDL_HOME },
    { title: 'Décret n° 2017-779 du 5 mai 2017' },
    { title: 'Arrêté du 17 novembre 2017 relatif aux données essentielles des conventions de subvention' },
  ],
  licenses: [{ name: 'etalab-2.0', title: 'Licence Ouverte 2.0', path: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/' }],
  fields: SCDL_FIELDS.map((name) => {
    const { type, constraints } = SCDL_RULES[name];
    return {
      name,
      type,
      ...(type === 'date' ? { format: '%Y-%m-%d' } : {}),
      ...(type === 'boolean' ? { trueValues: ['oui'], falseValues: ['non'] } : {}),
      ...(type === 'number' ? { decimalChar: '.' } : {}),
      constraints,
    };
  }),
  missingValues: [''],
});
