import { indexChoices } from '../cell/choice-index.js';
import type { Nomenclature } from '../cell/nomenclature.js';
import { FrenchError } from '../../platform/french-error.js';
import type { Queryable } from '../../platform/database.js';
import type { Choice } from '../template/labels.js';
import type { TemplateConvention } from '../template/template-convention.js';
import { typeset } from '../typeset.js';

/** What a file of fiches is read against: one convention, as it stands in the database. */
export interface ImportContext {
  readonly convention: TemplateConvention;
  readonly nomenclature: Nomenclature;
  /** Académie of each département by code; null for one that has none. */
  readonly departments: ReadonlyMap<string, string | null>;
}

interface CodeLabel {
  readonly code: string;
  readonly label: string;
}

/**
 * @throws FrenchError CONVENTION_UNKNOWN, or CONVENTION_IS_TEMPLATE since a template has no actions of its own
 */
export async function loadImportContext(database: Queryable, conventionKey: string): Promise<ImportContext> {
  const convention = await findConvention(database, conventionKey);
  const list = async (text: string, values: unknown[] = []): Promise<Choice[]> =>
    (await database.query<{ code: string; label: string }>(text, values)).rows.map(({ code, label }: CodeLabel) => ({ code, label, aliases: [] }));
  const axes = await list('SELECT code, title AS label FROM axis WHERE convention_key = $1 ORDER BY position', [conventionKey]);
  const fundingSources = await list('SELECT code, label FROM funding_source WHERE convention_key = $1 ORDER BY position', [conventionKey]);
  const audiences = await list('SELECT code, label_fr AS label FROM audience ORDER BY position');
  const academies = await list('SELECT code, name AS label FROM academy ORDER BY code');
  const schools = await database.query<{ uai: string; academy_code: string | null }>('SELECT uai, academy_code FROM school');
  const departments = await database.query<{ code: string; academy_code: string | null }>('SELECT code, academy_code FROM department');
  return {
    convention: { ...convention, axes, fundingSources, audiences, academies },
    nomenclature: {
      axes: indexChoices(axes),
      fundingSources: indexChoices(fundingSources),
      audiences: indexChoices(audiences),
      academies: indexChoices(academies),
      schools: new Map(schools.rows.map(({ uai, academy_code }) => [uai, academy_code])),
    },
    departments: new Map(departments.rows.map(({ code, academy_code }) => [code, academy_code])),
  };
}

async function findConvention(database: Queryable, key: string): Promise<{ key: string; title: string; shortTitle: string }> {
  const { rows } = await database.query<{ title: string; short_title: string; kind: string }>(
    'SELECT title, short_title, kind FROM convention WHERE key = $1',
    [key],
  );
  const [row] = rows;
  if (row === undefined) {
    const known = await database.query<{ key: string }>(`SELECT key FROM convention WHERE kind <> 'TEMPLATE' ORDER BY position`);
    const keys = known.rows.map((one) => `« ${one.key} »`).join(', ');
    throw new FrenchError('CONVENTION_UNKNOWN', typeset(`La convention « ${key} » n’existe pas : choisissez ${keys === '' ? 'une convention chargée' : `parmi ${keys}`}.`));
  }
  if (row.kind === 'TEMPLATE') {
    throw new FrenchError('CONVENTION_IS_TEMPLATE', typeset(`« ${key} » est un modèle de convention : importez sous une convention qui en est tirée.`));
  }
  return { key, title: row.title, shortTitle: row.short_title };
}
