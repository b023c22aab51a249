import { parseArgs } from 'node:util';
import { FrenchError } from '../platform/french-error.js';
import { typeset } from './typeset.js';

export interface ImportCommand {
  readonly convention: string;
  readonly files: readonly string[];
  readonly mapping: string | null;
  readonly sheet: string | undefined;
  readonly acceptValid: boolean;
  /** Makes public what the files hold; what is new stays inside, if not. */
  readonly publish: boolean;
  /** Says what would be done, and does nothing. */
  readonly dryRun: boolean;
}

export const USAGE =
  'Usage : npm run import -- --convention CLÉ [--mapping CORRESPONDANCE.yaml] [--sheet FEUILLE] [--accept-valid] [--publish] [--dry-run] FICHIER…';

/** @throws FrenchError COMMAND_INVALID with the usage */
export function parseImportCommand(args: readonly string[]): ImportCommand {
  const { values, positionals } = parse(args);
  const { convention, mapping = null, sheet } = values;
  if (convention === undefined || positionals.length === 0) {
    throw new FrenchError('COMMAND_INVALID', typeset(`Il faut une convention et au moins un fichier.\n${USAGE}`));
  }
  return { convention, files: positionals, mapping, sheet, acceptValid: values['accept-valid'] ?? false, publish: values.publish ?? false, dryRun: values['dry-run'] ?? false };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        convention: { type: 'string' },
        mapping: { type: 'string' },
        sheet: { type: 'string' },
        'accept-valid': { type: 'boolean' },
        publish: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new FrenchError('COMMAND_INVALID', typeset(`Une option n’est pas reconnue ou n’a pas de valeur.\n${USAGE}`), { cause: error });
  }
}
