import { parseArgs } from 'node:util';
import { isLocalDate, localDate, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { FrenchError } from '../platform/french-error.js';
import { typeset } from '../import/typeset.js';
import { releaseId, type ReleaseId } from './release-id.js';

export type ReleaseCommand =
  | {
      readonly name: 'freeze';
      readonly asOf: LocalDate;
      readonly out: string;
      readonly embargo: LocalDate | null;
      readonly key: string | null;
      readonly corrects: { readonly id: ReleaseId; readonly notice: string } | null;
      /** The data alone, without the site. */
      readonly withoutSite: boolean;
    }
  | { readonly name: 'verify'; readonly folder: string; readonly out: string; readonly fingerprint: string | null }
  | { readonly name: 'compare'; readonly before: string; readonly after: string; readonly out: string; readonly json: boolean }
  | { readonly name: 'publish'; readonly id: ReleaseId; readonly out: string }
  | { readonly name: 'key'; readonly file: string };

export const USAGE = [
  'Usage :',
  '  npm run release -- --as-of AAAA-MM-JJ [--out DOSSIER] [--embargo AAAA-MM-JJ] [--key FICHIER] [--corrects PUBLICATION --notice "…"] [--without-site]',
  '  npm run release -- verify DOSSIER [--fingerprint EMPREINTE]',
  '  npm run release -- compare A B [--json]',
  '  npm run release -- publish PUBLICATION [--out DOSSIER]',
  '  npm run release -- key FICHIER',
].join('\n');

export const DEFAULT_OUT = 'publications';

const invalid = (sentence: string, cause?: unknown): FrenchError => new FrenchError('COMMAND_INVALID', typeset(`${sentence}\n${USAGE}`), { cause });

/** @throws FrenchError COMMAND_INVALID with the usage, RELEASE_ID */
export const parseReleaseCommand = (args: readonly string[]): ReleaseCommand => {
  const { values, positionals } = parse(args);
  const [name, first, second, ...more] = positionals;
  const { out = DEFAULT_OUT } = values;
  if (more.length > 0) throw invalid(`« ${more[0]} » est de trop.`);
  if (name === undefined) return freeze(values, out);
  if (name === 'verify' && first !== undefined && second === undefined) return { name, folder: first, out, fingerprint: values.fingerprint ?? null };
  if (name === 'compare' && first !== undefined && second !== undefined) return { name, before: first, after: second, out, json: values.json ?? false };
  if (name === 'publish' && first !== undefined && second === undefined) return { name, id: releaseId(first), out };
  if (name === 'key' && first !== undefined && second === undefined) return { name, file: first };
  throw invalid(`« ${positionals.join(' ')} » n’est pas une commande.`);
};

type Values = ReturnType<typeof parse>['values'];

const freeze = (values: Values, out: string): ReleaseCommand => {
  const { corrects, notice } = values;
  const asOf = dayOf('--as-of', values['as-of']);
  if (asOf === null) throw invalid('Il faut --as-of : le jour dont parle la publication.');
  if ((corrects === undefined) !== (notice === undefined) || notice?.trim() === '') throw invalid('Une correction dit laquelle elle corrige et ce qui était faux : donnez --corrects et --notice.');
  return {
    name: 'freeze',
    asOf,
    out,
    embargo: dayOf('--embargo', values.embargo),
    key: values.key ?? null,
    corrects: corrects === undefined || notice === undefined ? null : { id: releaseId(corrects), notice: notice.trim() },
    withoutSite: values['without-site'] ?? false,
  };
};

const dayOf = (option: string, text: string | undefined): LocalDate | null => {
  if (text === undefined) return null;
  if (isLocalDate(text)) return localDate(text);
  throw invalid(`${option} vaut « ${text} » : donnez un jour, comme 2026-11-21.`);
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'as-of': { type: 'string' },
        out: { type: 'string' },
        embargo: { type: 'string' },
        key: { type: 'string' },
        corrects: { type: 'string' },
        notice: { type: 'string' },
        'without-site': { type: 'boolean' },
        fingerprint: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw invalid('Une option n’est pas reconnue ou n’a pas de valeur.', error);
  }
};
