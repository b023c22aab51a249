import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';

/** Lines of expenses of each action. */
const LINES_EACH = 10;

/**
 * Writes a bundle of CSV files for the convention `essai`: so many lines of expenses, ten an action, not in the order of the actions.
 * @param change what to make of a line of expenses, by its number from 0
 * @returns the paths of the files
 */
export async function writeLargeCsv(folder: string, lines: number, change: (line: string, index: number) => string = (line) => line): Promise<readonly string[]> {
  const actions = Math.ceil(lines / LINES_EACH);
  const actionsPath = join(folder, 'grand.actions.csv');
  const expensesPath = join(folder, 'grand.depenses.csv');
  await write(actionsPath, 'Référence;Année;Axe;Intitulé;Statut', actions, (index) => `G-${index};${2016 + (index % 8)};2;Action numéro ${index};Réalisée`);
  await write(expensesPath, 'Référence;Fiche;Poste de dépenses;Montant total;Académie;Ressource TA;Ressource AUTRES', lines, (index) =>
    change(`G-${index % actions};R;Poste ${Math.floor(index / actions)};${index % 1000},50;10;${index % 1000},25;0,25`, index),
  );
  return [actionsPath, expensesPath];
}

async function write(path: string, header: string, count: number, line: (index: number) => string): Promise<void> {
  const stream = createWriteStream(path);
  let held = `${header}\n`;
  for (let index = 0; index < count; index += 1) {
    held += `${line(index)}\n`;
    if (held.length > 64_000) {
      if (!stream.write(held)) await once(stream, 'drain');
      held = '';
    }
  }
  stream.end(held);
  await once(stream, 'close');
}
