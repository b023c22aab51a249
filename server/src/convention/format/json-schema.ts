import { z } from 'zod';
import { conventionFileSchema } from './convention-schema.js';

/** What each part of a file says, shown by editors while it is written. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  kind: 'Nature du fichier\u00a0: CONVENTION (texte signé ou à signer), TEMPLATE (modèle à compléter), LOCAL (convention faite d’un modèle).',
  key: 'Clé de la convention, celle du nom du fichier\u00a0: minuscules, chiffres et traits d’union.',
  title: 'Titre complet.',
  shortTitle: 'Titre court, pour les tableaux.',
  purpose: 'Objet de la convention, en vos mots.',
  articles: 'Les articles du texte, avec leur numéro et leur titre. Un numéro qui manque reste manquant.',
  level: 'Niveau\u00a0: national, région académique, académie ou local.',
  territory: 'Territoire où la convention s’applique.',
  legalBases: 'Visas\u00a0: les textes de droit sur lesquels la convention repose.',
  parties: 'Les parties à la convention.',
  signatories: 'Les signataires, leur qualité et la partie pour laquelle ils signent.',
  signature: 'Date et lieu de signature\u202f; UNDATED quand le texte n’est pas daté.',
  parents: 'Les conventions dont celle-ci relève.',
  declensions: 'Comment la convention se décline, ou peut se décliner, à un niveau plus proche du terrain.',
  isDemonstration: 'Vrai pour une convention inventée\u00a0: elle est alors marquée comme fictive partout.',
  terms: 'Durée, reconduction et renouvellement\u202f; une seule entrée, sauf dans un modèle à variantes.',
  termination: 'Dénonciation ou résiliation par une partie\u00a0: forme, préavis, effet.',
  endingsByEvent: 'Événements qui mettent fin à la convention sans préavis.',
  windingDown: 'Ce qui se poursuit après la fin, et dans quels cas.',
  amendment: 'Comment le texte se modifie (avenant).',
  axes: 'Axes de coopération, en arbre, dans l’ordre des articles.',
  pledges: 'Engagements pris à côté des axes.',
  audiences: 'Publics visés, dans la nomenclature commune.',
  actors: 'Acteurs que le texte appelle à côté des parties.',
  equity: 'Objectifs d’équité\u00a0: suivis par un indicateur, jamais tenus ni manqués.',
  inKind: 'Apports en nature.',
  fundingSources: 'Ressources auxquelles une fiche peut imputer une dépense\u202f; une au moins.',
  caps: 'Plafonds. Une liste vide veut dire qu’il n’y en a pas\u202f; un montant inconnu se dit UNKNOWN, avec sa raison.',
  meansPledges: 'Moyens promis sans montant.',
  providers: 'Prestataires et autres porteurs d’actions.',
  bodies: 'Instances d’une partie qui ont une part dans la convention\u00a0: conseil d’administration, commission.',
  committee: 'Comité qui pilote ou suit la convention\u00a0: composition, voix, réunions, documents.',
  actionSteps: 'Étapes d’une action, dans l’ordre que fixe le texte\u202f; une liste vide s’il n’en fixe pas.',
  opinions: 'Valeurs que peut prendre un avis, et leurs effets.',
  modification: 'Ce qu’appelle la modification d’une action approuvée.',
  sheets: 'Fiches prévisionnelle et réalisée, annexe financière.',
  reports: 'Bilans et plans dus\u00a0: période, destinataires, échéance.',
  secrecy: 'Confidentialité et listes de contacts.',
  communication: 'Logos, validation des documents, mention du partenariat, relais.',
  digitalTools: 'Règles propres aux outils numériques financés.',
  certificates: 'Attestations\u00a0: qui peut les signer.',
  disputes: 'Règlement des litiges.',
  eventDuties: 'Obligations qu’un événement déclenche.',
  governingLaw: 'Droit applicable, si le texte le dit.',
  readings: 'Interprétations des clauses que le texte laisse ouvertes, chacune avec sa raison.',
  template: 'Pour un modèle, ses variantes et ses champs à compléter\u202f; pour une convention locale, la clé de son modèle.',
  blanks: 'Les valeurs des champs du modèle, par clé.',
};

interface ObjectSchema {
  readonly properties: Readonly<Record<string, object>>;
}

/** The format as a JSON Schema (draft 7), for editors; the reader checks more than a schema can say. */
export function conventionJsonSchema(): string {
  const { oneOf, ...rest } = z.toJSONSchema(conventionFileSchema, { io: 'input', target: 'draft-7', unrepresentable: 'any', reused: 'ref' });
  const kinds = (oneOf ?? []).map((kind) => (isObjectSchema(kind) ? { ...kind, properties: described(kind.properties) } : kind));
  const titled = { $id: 'convention.schema.json', title: 'Convention de coopération', ...rest, oneOf: kinds };
  return `${JSON.stringify(titled, null, 1)}\n`;
}

function isObjectSchema(schema: unknown): schema is ObjectSchema {
  return typeof schema === 'object' && schema !== null && 'properties' in schema;
}

/** A description beside a `$ref` is lost on draft 7: the reference goes into an `allOf`. */
function described(properties: ObjectSchema['properties']): ObjectSchema['properties'] {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const description = DESCRIPTIONS[name];
      if (description === undefined) throw new RangeError(`La partie «\u00a0${name}\u00a0» du format n’a pas de description.`);
      return [name, '$ref' in schema ? { description, allOf: [schema] } : { ...schema, description }];
    }),
  );
}
