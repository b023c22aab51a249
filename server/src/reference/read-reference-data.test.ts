import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readReferenceData, REFERENCE_FOLDER } from './read-reference-data.js';
import type { ReferenceData } from './reference-data.js';

describe('the reference data', () => {
  let data: ReferenceData;
  beforeAll(async () => {
    data = await readReferenceData();
  });

  it('has the 18 régions académiques, the 30 académies and the 103 départements and collectivities', () => {
    expect(data.academicRegions).toHaveLength(18);
    expect(data.academies).toHaveLength(30);
    expect(data.departments).toHaveLength(103);
    expect(data.departments.filter(({ code }) => ['977', '978'].includes(code))).toEqual([
      { code: '977', educationCode: '977', name: 'Saint-Barthélemy', academyCode: '32' },
      { code: '978', educationCode: '978', name: 'Saint-Martin', academyCode: '32' },
    ]);
  });

  it('joins every académie to a region and every région académique to an académie', () => {
    const regions = new Set(data.academicRegions.map(({ code }) => code));
    expect(new Set(data.academies.map(({ academicRegionCode }) => academicRegionCode))).toEqual(regions);
    expect(new Set(data.departments.map(({ academyCode }) => academyCode))).toEqual(new Set(data.academies.map(({ code }) => code)));
    const occitanie = data.academies.filter(({ academicRegionCode }) => academicRegionCode === '76').map(({ name }) => name);
    expect(occitanie).toEqual(['Montpellier', 'Toulouse']);
  });

  it('has the 12,455 schools, each once, 159 of them in territories outside the 30 académies', () => {
    expect(data.schools).toHaveLength(12_455);
    expect(new Set(data.schools.map(({ uai }) => uai)).size).toBe(12_455);
    const outside = data.schools.filter(({ academyCode }) => academyCode === null);
    expect(outside).toHaveLength(159);
    expect(countBy(outside.map(({ territoryName }) => territoryName))).toEqual({
      'Nouvelle-Calédonie': 91,
      'Polynésie française': 56,
      'Wallis-et-Futuna': 8,
      'Saint-Pierre-et-Miquelon': 4,
    });
    expect(countBy(data.schools.map(({ kind }) => kind))).toEqual({ COLLEGE: 7661, LYCEE: 4794 });
    expect(countBy(data.schools.map(({ sector }) => sector))).toEqual({ PUBLIC: 8216, PRIVATE: 4239 });
    expect(data.schools.filter(({ isDemo }) => isDemo)).toEqual([]);
  });

  it('keeps an absent social index, a blank name and absent coordinates as absent, and invents none', () => {
    expect(data.schools.filter(({ socialIndex }) => socialIndex === null)).toHaveLength(1886 + 4);
    expect(data.schools.filter(({ latitude }) => latitude === null)).toHaveLength(192);
    expect(data.schools.filter(({ name }) => name === 'Collège (nom absent de la source)').map(({ uai }) => uai)).toEqual([
      '0731577T',
      '0922923C',
    ]);
  });

  it('finds every school in the académie of its name, by code', () => {
    const byCode = countBy(data.schools.map(({ academyCode }) => academyCode ?? 'none'));
    expect(Object.keys(byCode)).toHaveLength(31);
    expect(byCode).toMatchObject({ '25': 923, '16': 608, '11': 473, '02': 517, '27': 52, '43': 40 });
    const corsican = data.schools.filter(({ uai }) => uai.startsWith('620') || uai.startsWith('720'));
    expect(new Set(corsican.map(({ academyCode }) => academyCode))).toEqual(new Set(['27']));
  });

  it('has the lycée pupils of each of the 30 académies and of nothing else', () => {
    expect(data.academyPupils.map(({ academyCode }) => academyCode)).toEqual(data.academies.map(({ code }) => code));
    expect(data.academyPupils.find(({ academyCode }) => academyCode === '02')).toEqual({
      academyCode: '02',
      generalTechnological: 72_635,
      vocational: 29_537,
    });
  });

  it('orders the themes and labels them in both languages', () => {
    expect(data.themes.length).toBeGreaterThan(5);
    expect(data.themes.map(({ position }) => position)).toEqual(data.themes.map((_, index) => index + 1));
    expect(data.themes.every(({ labelFr, labelEn, description }) => labelFr !== '' && labelEn !== '' && description !== '')).toBe(true);
  });

  it('names the source, publisher, licence and date of every file, and holds the bytes that were taken', () => {
    const files = readdirSync(REFERENCE_FOLDER).filter((name) => !['sources.yaml', 'SOURCES.md'].includes(name));
    expect(data.sources.map(({ file }) => file).sort()).toEqual(files.sort());
    for (const { file, sha256, origin } of data.sources) {
      expect(sha256 === null).toBe(origin === null);
      if (sha256 === null) continue;
      expect(createHash('sha256').update(readFileSync(join(REFERENCE_FOLDER, file))).digest('hex'), file).toBe(sha256);
    }
  });

  it('draws each académie once on the map, joined by code', () => {
    const map = JSON.parse(readFileSync(join(REFERENCE_FOLDER, 'academies.topojson'), 'utf8')) as {
      objects: { academies: { geometries: { properties: { code_academie: string } }[] } };
    };
    const drawn = map.objects.academies.geometries.map(({ properties }) => properties.code_academie);
    expect(drawn.sort()).toEqual(data.academies.map(({ code }) => code));
  });
});

describe('reference data with a mistake', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reference-'));
    cpSync(REFERENCE_FOLDER, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const edit = (file: string, from: string, to: string): void => {
    const before = readFileSync(join(folder, file), 'utf8');
    expect(before).toContain(from);
    writeFileSync(join(folder, file), before.replace(from, to));
  };
  const problemsOf = async (): Promise<unknown> =>
    readReferenceData(folder).then(
      () => [],
      (error: unknown) => (error as { problems: unknown }).problems,
    );

  it('is refused whole, with file, line and reason of all mistakes at once', async () => {
    edit('schools.csv', '0360016X', '0360016Y');
    edit('schools.csv', 'lycee,La Châtre', 'manoir,La Châtre');
    edit('academies.csv', '\n02,Aix-Marseille', '\n2,Aix-Marseille');
    expect(await problemsOf()).toEqual(
      expect.arrayContaining([
        { file: 'schools.csv', line: 2, message: expect.stringContaining('«\u00A00360016Y\u00A0» n’est pas un code UAI valide') },
        { file: 'schools.csv', line: 3, message: 'le type « manoir » est inconnu.' },
        { file: 'academies.csv', line: 3, message: 'le code « 2 » n’a pas deux chiffres.' },
        { file: 'academy-names.csv', line: 3, message: 'l’académie « 02 » n’existe pas.' },
      ]),
    );
    await expect(readReferenceData(folder)).rejects.toMatchObject({ code: 'REFERENCE_DATA_INVALID' });
  });

  it('never joins an académie by a name that the table does not hold', async () => {
    edit('schools.csv', 'Châteauroux,Orléans-Tours', 'Châteauroux,Orleans-Tours');
    edit('lycee-pupils.json', '"Amiens"', '"AMIENS"');
    expect(await problemsOf()).toEqual([
      {
        file: 'schools.csv',
        line: 2,
        message: 'l’académie « Orleans-Tours » est inconnue : ajoutez ce nom et son code à academy-names.csv.',
      },
      {
        file: 'lycee-pupils.json',
        line: null,
        message: 'l’académie « AMIENS » est inconnue : ajoutez ce nom et son code à academy-names.csv.',
      },
      { file: 'lycee-pupils.json', line: null, message: 'les effectifs de l’académie « Amiens » (20) manquent.' },
    ]);
  });

  it('is refused when a row has a cell too many, when the header differs or when a file is missing', async () => {
    edit('schools.csv', 'Public,101.7,46.8', 'Public,101,7,46.8');
    expect(await problemsOf()).toMatchObject([{ file: 'schools.csv', line: 2 }]);
    edit('departments.csv', 'code_departement,', 'departement_code,');
    expect(await problemsOf()).toMatchObject([{ file: 'departments.csv', line: 1 }, { file: 'schools.csv', line: 2 }]);
    rmSync(join(folder, 'departments.csv'));
    expect(await problemsOf()).toMatchObject([{ file: 'departments.csv', line: null }]);
  });
});

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
