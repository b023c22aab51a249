import type { ErrorCode } from 'yaml';

const REASONS: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: 'une étoile (*) en tête de valeur est un renvoi, que le format n’admet pas\u00a0: mettez la valeur entre guillemets.',
  BAD_DQ_ESCAPE: 'la barre oblique inverse n’est pas suivie d’un caractère permis\u00a0: doublez-la, ou employez des guillemets simples.',
  BAD_INDENT: 'le retrait ne s’accorde pas avec les lignes voisines\u00a0: alignez la ligne par des espaces.',
  BAD_SCALAR_START: 'la valeur commence par un signe réservé\u00a0: mettez-la entre guillemets.',
  BLOCK_AS_IMPLICIT_KEY: 'un deux-points suivi d’une espace se trouve dans une valeur sans guillemets\u00a0: mettez-la entre guillemets.',
  BLOCK_IN_FLOW: 'une liste à tirets se trouve dans des accolades ou des crochets\u00a0: sortez-la.',
  DUPLICATE_KEY: 'le champ est écrit deux fois\u00a0: gardez-en un.',
  KEY_OVER_1024_CHARS: 'le nom du champ est trop long\u202f; un guillemet manque peut-être plus haut.',
  MISSING_CHAR: 'il manque un signe fermant ou séparateur\u00a0: guillemet, accolade, crochet, virgule ou deux-points.',
  MULTILINE_IMPLICIT_KEY: 'le nom du champ court sur plusieurs lignes\u202f; un deux-points ou un guillemet manque peut-être.',
  MULTIPLE_DOCS: 'le fichier contient plusieurs documents séparés par «\u00a0---\u00a0»\u00a0: faites un fichier par convention.',
  NON_STRING_KEY: 'le nom du champ doit être un texte\u00a0: mettez-le entre guillemets.',
  RESOURCE_EXHAUSTION: 'trop de niveaux s’emboîtent\u00a0: une convention n’en demande qu’une dizaine.',
  TAB_AS_INDENT: 'une tabulation sert de retrait\u00a0: remplacez-la par des espaces.',
  TAG_RESOLVE_FAILED: 'une étiquette de type (!…) n’est pas admise\u00a0: retirez-la.',
  UNEXPECTED_TOKEN: 'un signe n’est pas à sa place\u00a0: mettez la valeur entre guillemets ou corrigez la ponctuation.',
};

/** Why the text is not readable as YAML, in French. */
export function yamlReason(code: ErrorCode): string {
  return REASONS[code] ?? 'la ligne ne se lit pas comme du YAML\u00a0: vérifiez les retraits, les guillemets et la ponctuation.';
}
