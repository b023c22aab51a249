import { describe, expect, it } from 'vitest';
import { actionsFile, figuresFile, reportDocument, sheetDocument } from './addresses.js';

const API = 'https://etat.test/api/graphql';

describe('the address of a file', () => {
  it('stands beside the API, with the filters of the page in the words of its address', () => {
    expect(figuresFile(API, 'depenses', 'xlsx', ['convention', 'annee'], { years: [2018, 2019], conventions: ['opca-defi-2016'] })).toBe(
      'https://etat.test/api/export/chiffres/depenses.xlsx?convention=opca-defi-2016&annee=2018&annee=2019&par=convention%2Cannee',
    );
    expect(figuresFile(API, 'publics', 'csv', [], { notBrokenDown: true })).toBe('https://etat.test/api/export/chiffres/publics.csv?academie=non-ventile');
  });

  it('of actions asks for those of the list, searched for or not', () => {
    expect(actionsFile(API, 'toutes', 'csv', {})).toBe('https://etat.test/api/export/toutes.csv');
    expect(actionsFile(API, 'toutes', 'csv', { search: 'forum', themes: ['METIERS'] })).toBe('https://etat.test/api/export/toutes.csv?theme=METIERS&recherche=forum');
  });

  it('of documents names the fiche, or the year of the report', () => {
    expect(sheetDocument(API, 'opco-ep-2020-p-1', 'realisee', 'pdf')).toBe('https://etat.test/api/documents/fiche/opco-ep-2020-p-1/realisee.pdf');
    expect(reportDocument(API, 'opco-ep-2020', 'pluriannuel', 'docx')).toBe('https://etat.test/api/documents/bilan/opco-ep-2020/pluriannuel.docx');
  });
});
