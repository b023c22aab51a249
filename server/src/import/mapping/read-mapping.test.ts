import { describe, expect, it } from 'vitest';
import { indexChoices } from '../cell/choice-index.js';
import { FrenchError } from '../../platform/french-error.js';
import { readCsv } from '../reading/read-csv.js';
import { shownText } from '../reading/raw-table.js';
import { applyMapping } from './apply-mapping.js';
import { readMapping } from './read-mapping.js';

const NOTHING = indexChoices([]);
const NOMENCLATURE = { axes: NOTHING, fundingSources: NOTHING, audiences: NOTHING, academies: NOTHING, schools: new Map<string, string | null>() };
const RESOURCES = [{ code: 'TA', label: 'Taxe' }];
const HEAD = `
format: 1
title: Essai
ignored: [note]
rows:
  - into: actions
    fields:
      reference: { template: "{prog}-{siren}" }
      year: { constant: 2021 }
      axis: { column: prog }
      title: { column: nom }
      status: { constant: Réalisée }
`;
const problemsOf = (text: string): string => {
  try {
    readMapping('m.yaml', text, RESOURCES);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(FrenchError);
    return (error as FrenchError).message;
  }
};

describe('a mapping', () => {
  it('says all that is wrong with it at once', () => {
    const message = problemsOf(`${HEAD}      colour: { constant: bleu }
  - into: depenses
    fields: { reference: { column: a }, "resource:XX": { column: b } }
`);
    expect(message).toContain('actions.colour\u00A0: ce champ n’existe pas.');
    expect(message).toContain('depenses.resource:XX\u00A0: ce champ n’existe pas.');
    expect(message).toContain('depenses.total\u00A0: ce champ est obligatoire.');
    expect(problemsOf('format: 2')).toContain('format');
    expect(problemsOf('a: [')).toContain('m.yaml');
  });

  it('reads each row of a foreign file into each section, by columns, constants and texts made of columns', () => {
    const mapping = readMapping('m.yaml', HEAD, RESOURCES);
    const table = readCsv('f.csv', Buffer.from('siren;prog;nom;note\n123;4;Une;x\n;4;Deux;x\n'), null);
    const { records, problems } = applyMapping(table, mapping, { nomenclature: NOMENCLATURE, departments: new Map() }, { file: 0, bundle: 'f' });
    expect(problems).toEqual([]);
    expect(records.map(({ origin, fields }) => [origin.row, ...[...fields].map(([field, { cell }]) => `${field}=${shownText(cell)}`)])).toEqual([
      [2, 'reference=4-123', 'year=2021', 'axis=4', 'title=Une', 'status=Réalisée'],
      // Without its SIREN there is no reference: the cell is left empty, to be refused as such.
      [3, 'reference=', 'year=2021', 'axis=4', 'title=Deux', 'status=Réalisée'],
    ]);
    expect(records[0]?.fields.get('reference')?.column).toBe('B (prog) + A (siren)');
  });

  it('looks académies up by département, leading zero lost or not, and leaves none where it is told so', () => {
    const mapping = readMapping(
      'm.yaml',
      `${HEAD}      academies: { column: dep, through: department, nowhere: [99] }\n`,
      RESOURCES,
    );
    const table = readCsv('f.csv', Buffer.from('siren;prog;nom;dep\n1;4;n;1\n1;4;n;2a\n1;4;n;99\n1;4;n;\n1;4;n;975\n1;4;n;77\n'), null);
    const departments = new Map([['01', '10'], ['2A', '27'], ['975', null]]);
    const { records } = applyMapping(table, mapping, { nomenclature: NOMENCLATURE, departments }, { file: 0, bundle: 'f' });
    const cells = records.map(({ fields }) => fields.get('academies')?.cell);
    expect(cells.map((cell) => (cell?.kind === 'UNUSABLE' ? cell.code : cell && shownText(cell)))).toEqual(['10', '27', '', '', '', 'DEPARTMENT_UNKNOWN']);
  });

  it('refuses a file whose columns it does not know, or that lacks those it wants', () => {
    const mapping = readMapping('m.yaml', HEAD, RESOURCES);
    const table = readCsv('f.csv', Buffer.from('siren;nom;autre;nom\n1;2;3;4\n'), null);
    const { records, problems } = applyMapping(table, mapping, { nomenclature: NOMENCLATURE, departments: new Map() }, { file: 0, bundle: 'f' });
    expect(records).toEqual([]);
    expect(problems.map(({ code, column, value }) => [code, column, value])).toEqual([
      ['HEADER_MISSING', null, null],
      ['HEADER_UNKNOWN', 'C', 'autre'],
      ['HEADER_TWICE', 'D', 'nom'],
    ]);
  });

  it('takes no column whose header says that its amounts are in thousands', () => {
    const mapping = readMapping('m.yaml', HEAD.replaceAll('nom', 'Montant (k€)'), RESOURCES);
    const table = readCsv('f.csv', Buffer.from('siren;prog;Montant (k€);note\n123;4;58,4;x\n'), null);
    const { problems } = applyMapping(table, mapping, { nomenclature: NOMENCLATURE, departments: new Map() }, { file: 0, bundle: 'f' });
    expect(problems.map(({ code, column }) => [code, column])).toEqual([['AMOUNTS_IN_THOUSANDS', 'C']]);
  });
});
