import { openPool } from '../../platform/database.js';
import { freshDatabase } from '../../platform/testing/database.js';
import type pg from 'pg';

export interface TestDatabase {
  readonly pool: pg.Pool;
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A migrated database with a little reference data and one convention, `essai`, to import under. */
export async function testConvention(): Promise<TestDatabase> {
  const { url, drop } = await freshDatabase();
  const pool = openPool(url);
  for (const statement of SEED) await pool.query(statement);
  return {
    pool,
    url,
    close: async () => {
      await pool.end();
      await drop();
    },
  };
}

const SHA = '0'.repeat(64);

const SEED: readonly string[] = [
  `INSERT INTO academic_region (code, name) VALUES ('01', 'Île-de-France'), ('02', 'Auvergne-Rhône-Alpes')`,
  `INSERT INTO academy (code, name, academic_region_code) VALUES ('01', 'Paris', '01'), ('08', 'Grenoble', '02'), ('10', 'Lyon', '02')`,
  `INSERT INTO department (code, education_code, name, academy_code)
   VALUES ('75', '075', 'Paris', '01'), ('38', '038', 'Isère', '08'), ('69', '069', 'Rhône', '10'), ('01', '001', 'Ain', '10')`,
  `INSERT INTO school (uai, name, kind, commune, sector, academy_code, territory_name)
   VALUES ('0750655E', 'Lycée d’essai', 'LYCEE', 'Paris', 'PUBLIC', '01', 'Paris')`,
  `INSERT INTO audience (code, position, label_fr, label_en)
   VALUES ('LYCEENS', 1, 'Lycéens', 'Pupils'), ('APPRENTIS', 2, 'Apprentis', 'Apprentices')`,
  `INSERT INTO theme (code, position, label_fr, label_en, description) VALUES ('JOBS', 1, 'Métiers', 'Jobs', 'Les métiers')`,
  `INSERT INTO convention (key, position, kind, level, title, short_title, terms, source_file, source_sha256)
   VALUES ('essai', 1, 'CONVENTION', 'NATIONAL', 'Convention d’essai', 'Essai', '{}', 'essai.yaml', '${SHA}'),
          ('modele', 2, 'TEMPLATE', 'LOCAL', 'Modèle', 'Modèle', '{}', 'modele.yaml', '${SHA}')`,
  `INSERT INTO axis (convention_key, code, article, title, theme_code, position)
   VALUES ('essai', '2', '2', 'Les métiers et leurs évolutions', 'JOBS', 1), ('essai', '4.1', '4', 'Informer', 'JOBS', 2),
          ('essai', '4.10', '4', 'Découvrir', 'JOBS', 3)`,
  `INSERT INTO funding_source (convention_key, code, label, position)
   VALUES ('essai', 'TA', 'Taxe d’apprentissage, hors quota', 1), ('essai', 'AUTRES', 'Autres ressources', 2)`,
];
