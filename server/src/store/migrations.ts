import { Migration } from '@mikro-orm/migrations';
import { readFileSync } from 'node:fs';

/** The migrations in order: plain SQL files, since constraints and triggers are the point of them. */
const files = ['0001-spine', '0002-way', '0003-committee', '0005-access', '0006-publication', '0007-secrecy', '0008-a-audit', '0008-b-writing', '0008-c-privacy', '0008-d-thresholds', '0008-e-firms-money', '0009-rules', '0009-z-realised', '0010-import-desk', '0011-rollups', '0011-rows-of-few', '0012-scale', '0012-scale-b', '0012-scale-c', '0012-rules', '0012-files', '0013-scale', '0013-firms-money', '0013-scale-b', '0014-keys', '0014-catalogue', '0014-pages', '0014-whole-action', '0014-secrecy', '0014-writes', '0014-writes-b', '0014-writes-c'];

interface NamedMigration {
  readonly name: string;
  readonly class: new (...given: ConstructorParameters<typeof Migration>) => Migration;
}

export const migrations: NamedMigration[] = files.map((name) => ({
  name,
  class: class extends Migration {
    override up(): void {
      this.addSql(readFileSync(new URL(`../../migrations/${name}.sql`, import.meta.url), 'utf8'));
    }
  },
}));
