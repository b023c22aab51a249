import { createHash } from 'node:crypto';
import type { LocalDate } from '@conventions-ouvertes/shared/local-date';
import { formatDate } from '@conventions-ouvertes/shared/local-date-text';
import { typeset } from '../import/typeset.js';
import { manifestBytes, MANIFEST, PUBLIC_KEY, SIGNATURE, type Manifest } from './manifest.js';

/** A release in the list: what it is, where, and what is known to be wrong in it. */
interface Listed {
  readonly id: string;
  readonly asOf: LocalDate;
  readonly address: string;
  readonly manifestSha256: string;
  readonly isFictitious: boolean;
  readonly corrects: { readonly id: string; readonly notice: string } | null;
  /** Notices of the releases that correct it. */
  readonly correctedBy: readonly { readonly id: string; readonly notice: string }[];
}

const listed = (releases: readonly Manifest[]): readonly Listed[] =>
  releases.map((manifest) => ({
    id: manifest.id,
    asOf: manifest.asOf,
    address: manifest.address,
    manifestSha256: createHash('sha256').update(manifestBytes(manifest)).digest('hex'),
    isFictitious: manifest.isFictitious,
    corrects: manifest.corrects === null ? null : { id: manifest.corrects.id, notice: manifest.corrects.notice },
    correctedBy: releases.flatMap(({ id, corrects }) => (corrects?.id === manifest.id ? [{ id, notice: corrects.notice }] : [])),
  }));

export const indexJson = (releases: readonly Manifest[]): string => `${JSON.stringify({ publications: listed(releases) }, null, 2)}\n`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);

/** In a file of its own: hosts are told to refuse styles within pages. */
export const INDEX_STYLE =
  ':root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:0 auto;padding:1rem}h1{font-size:1.75rem;line-height:1.2}' +
  'h2{font-size:1.25rem;margin:0}li{margin:1.5rem 0}ol{list-style:none;padding:0}code{overflow-wrap:anywhere;font-size:.875em}' +
  '.notice{border-inline-start:4px solid #b34000;padding:.25rem .75rem}.detail{margin:.25rem 0}\n';

const correction = (sentence: string, notice: string): string => `<p class="notice">${escape(typeset(sentence))} <q>${escape(notice)}</q></p>`;

const item = ({ id, asOf, manifestSha256, isFictitious, corrects, correctedBy }: Listed): string =>
  [
    '<li>',
    `<h2><a href="${id}/">Publication ${id}</a></h2>`,
    `<p class="detail">${escape(typeset(`Données au ${formatDate(asOf)}${isFictitious ? ' - données fictives, de démonstration' : ''}.`))}</p>`,
    ...correctedBy.map((by) => correction(`Corrigée par la publication ${by.id} :`, by.notice)),
    ...(corrects === null ? [] : [correction(`Corrige la publication ${corrects.id} :`, corrects.notice)]),
    `<p class="detail"><a href="${id}/${MANIFEST}">Manifeste de ${id}</a>, <a href="${id}/${SIGNATURE}">signature de ${id}</a>, <a href="${id}/${PUBLIC_KEY}">clé publique de ${id}</a></p>`,
    `<p class="detail">SHA-256 du manifeste\u00A0: <code>${manifestSha256}</code></p>`,
    '</li>',
  ].join('\n');

/** The page at /publications/: every release with the notices of what was wrong, no script, no outside request. */
export const indexHtml = (releases: readonly Manifest[]): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Publications - Conventions ouvertes</title>
<link rel="stylesheet" href="index.css">
</head>
<body>
<main>
<h1>Publications</h1>
<p>Chaque publication est figée et signée\u00A0: ses chiffres, ses fichiers et ses règles ne changent plus. Une erreur se corrige par une nouvelle publication, qui dit ce qui était faux.</p>
${releases.length === 0 ? '<p>Aucune publication.</p>' : `<ol>\n${listed(releases).map(item).join('\n')}\n</ol>`}
</main>
</body>
</html>
`;
