import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { typeset } from '../import/typeset.js';
import { FICTITIOUS_NOTICE } from '../export/about-export.js';
import { FICHES_FILE, FIGURES_FILE, RULES_FILE } from './ledger.js';
import { MANIFEST, PUBLIC_KEY, SIGNATURE, type Manifest } from './manifest.js';

/** What the folder holds and how anyone checks it with tools of their own. */
export const releaseReadme = ({ id, asOf, address, embargo, corrects, isFictitious, hasSite, source, licence }: Omit<Manifest, 'files'>): string =>
  [
    ...(isFictitious ? [FICTITIOUS_NOTICE, ''] : []),
    `Publication ${id} - ${source}`,
    `Règles et dates lues au ${formatDate(asOf)}.`,
    `Adresse : ${address} sous la racine du site.`,
    `Licence : ${licence}. Citez la source et sa date.`,
    ...(embargo === null ? [] : [`Sous embargo jusqu’au ${formatDate(embargo)}.`]),
    ...(corrects === null ? [] : [`Corrige la publication ${corrects.id} : ${corrects.notice}`]),
    '',
    'Contenu',
    ...(hasSite ? ['  index.html et les autres pages : le site tel qu’il était ; rien n’y demande de service.'] : []),
    '  export/ : les fiches en CSV, XLSX, ODS, JSON Lines et Parquet, et les chiffres.',
    '  open-data/ : subventions (SCDL 2.1.1), descriptions du jeu de données.',
    '  documents/ : fiches et bilans. calendrier/ : échéances.',
    `  ${FIGURES_FILE} : chaque chiffre. ${FICHES_FILE} : les fiches dont il vient, et leur import.`,
    `  ${RULES_FILE} : les règles et leurs lectures ; regles/conventions/ : les fichiers des conventions.`,
    `  ${MANIFEST} : le SHA-256 de chaque fichier. ${SIGNATURE} : sa signature Ed25519. ${PUBLIC_KEY} : la clé publique.`,
    '',
    'Vérifier avec le programme : npm run release -- verify DOSSIER --fingerprint EMPREINTE',
    'Vérifier sans lui :',
    `  openssl pkeyutl -verify -pubin -inkey ${PUBLIC_KEY} -rawin -in ${MANIFEST} -sigfile ${SIGNATURE}`,
    `  openssl pkey -pubin -in ${PUBLIC_KEY} -outform DER | sha256sum   (l’empreinte que publie l’éditeur)`,
    `  puis comparez le SHA-256 de chaque fichier à celui du manifeste.`,
    '',
  ]
    .map(typeset)
    .join('\n');
