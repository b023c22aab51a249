import { parseArgs } from 'node:util';
import { FrenchError } from '../platform/french-error.js';
import { typeset } from './typeset.js';

export interface ImportCommand {
  readonly convention: string;
  readonly files: readonly string[];
  /** Path of a mapping, or `scdl`; null: the files have the form of the template. */
  readonly mapping: string | null;
  /** With `scdl`: what the subsidies are entered under, where the convention leaves a choice. */
  readonly axis: string | null;
  readonly resource: string | null;
  readonly sheet: string | undefined;
  readonly acceptValid: boolean;
  /** Takes a file that tells fewer lines of an action than are stored. */
  readonly acceptLosses: boolean;
  /** Makes public what the files hold; what is new stays inside, if not. */
  readonly publish: boolean;
  /** Says what would be done, and does nothing. */
  readonly dryRun: boolean;
  /** Reads text files through the database, whatever they weigh. */
  readonly bulk: boolean;
  /** Key of the party that the files come from: what is doubtful waits for it on the site. */
  readonly sender: string | null;
  /** Where to write the file back to its sender, its doubtful cells marked; null: nowhere. */
  readonly repair: string | null;
}

export const USAGE =
  'Usage : npm run import -- --convention CLÉ [--mapping CORRESPONDANCE.yaml|scdl] [--axis CODE] [--resource CODE] [--sheet FEUILLE] [--accept-valid] [--accept-losses] [--publish] [--preview] [--repair RETOUR.xlsx] [--sender PARTIE] [--bulk] FICHIER…';

/** @throws FrenchError COMMAND_INVALID with the usage */
export function parseImportCommand(args: readonly string[]): ImportCommand {
  const { values, positionals } = parse(args);
  const { convention, mapping = null, axis = null, resource = null, repair = null, sender = null, sheet } = values;
  if (convention === undefined || positionals.length === 0) {
    throw new FrenchError('COMMAND_INVALID', typeset(`Il faut une convention et au moins un fichier.\n${USAGE}`));
  }
  return {
    convention,
    files: positionals,
    mapping,
    axis,
    resource,
    sheet,
    repair,
    sender,
    acceptValid: values['accept-valid'] ?? false,
    acceptLosses: values['accept-losses'] ?? false,
    publish: values.publish ?? false,
    dryRun: values['dry-run'] ?? values.preview ?? false,
    bulk: values.bulk ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        convention: { type: 'string' },
        mapping: { type: 'string' },
        axis: { type: 'string' },
        resource: { type: 'string' },
        sheet: { type: 'string' },
        repair: { type: 'string' },
        sender: { type: 'string' },
        'accept-valid': { type: 'boolean' },
        'accept-losses': { type: 'boolean' },
        publish: { type: 'boolean' },
        preview: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        bulk: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new FrenchError('COMMAND_INVALID', typeset(`Une option n’est pas reconnue ou n’a pas de valeur.\n${USAGE}`), { cause: error });
  }
}
