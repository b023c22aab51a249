import { z } from 'zod';
import { isLocalDate, type LocalDate } from '@conventions-ouvertes/shared/local-date';
import { isReleaseId, type ReleaseId } from './release-id.js';

/** Files that speak of the manifest, and so cannot stand in it. */
export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig';
export const PUBLIC_KEY = 'public-key.pem';

const day = z.custom<LocalDate>((value) => typeof value === 'string' && isLocalDate(value));
const id = z.custom<ReleaseId>((value) => typeof value === 'string' && isReleaseId(value));
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

const manifestSchema = z.strictObject({
  format: z.literal('conventions-ouvertes/publication'),
  formatVersion: z.literal(1),
  id,
  /** The day on which the rules were read. */
  asOf: day,
  /** Under the root of the host. */
  address: z.string().startsWith('/').endsWith('/'),
  title: z.string(),
  source: z.string(),
  licence: z.string(),
  /** Whether invented data stand in it. */
  isFictitious: z.boolean(),
  /** The commit of the program; null outside of a git clone. */
  commit: z.string().nullable(),
  /** The state of the database: the count of its changes, and the instant of the last one. */
  data: z.strictObject({ version: z.string(), changedAt: z.string() }),
  /** First day on which it may be public; null: at once. */
  embargo: day.nullable(),
  /** The release that it corrects, by the SHA-256 of its manifest, and what was wrong there. */
  corrects: z.strictObject({ id, manifest: sha256, notice: z.string().min(1) }).nullable(),
  /** Whether the site is in it, beside the data. */
  hasSite: z.boolean(),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int().nonnegative(), sha256 })),
});

/** What a release is and holds. Nothing in it depends on the clock, on the machine or on the key. */
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

/** The bytes that are signed. */
export const manifestBytes = (manifest: Manifest): Buffer => Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);

/** The manifest that bytes hold; null if they hold none, or one with a path that leads out of its folder. */
export const parseManifest = (bytes: Uint8Array): Manifest | null => {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success && parsed.data.files.every(({ path }) => isInside(path)) ? parsed.data : null;
  } catch {
    return null;
  }
};

const isInside = (path: string): boolean => !path.includes('\\') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
