/** A trade of the professional world, with the turns of phrase that titles and descriptions need. */
export interface Sector {
  readonly key: string;
  /** « de la chimie » */
  readonly de: string;
  /** « dans la chimie » */
  readonly dans: string;
  /** After « ceux de »: « conducteur d’appareils, de technicien de laboratoire et d’agent de maintenance ». */
  readonly metiers: string;
  /** After « exerçant comme »: the same without « de ». */
  readonly metiers_apposes: string;
  /** Places of work, plural without article: « sites de production chimique ». */
  readonly sites: string;
  readonly diplomes: string;
  readonly plateau: string;
}

/** Makes a sector from its jobs, listed without article; the first begins with a consonant. */
export function sector(given: Omit<Sector, 'metiers' | 'metiers_apposes'> & { readonly jobs: readonly [string, string, string] }): Sector {
  const { jobs, ...rest } = given;
  const [first, second, third] = jobs;
  return {
    ...rest,
    metiers: `${first}, ${ofJob(second)} et ${ofJob(third)}`,
    metiers_apposes: `${first}, ${second} ou ${third}`,
  };
}

function ofJob(job: string): string {
  return /^[aeiouyéèêhAEIOUÉ]/u.test(job) ? `d’${job}` : `de ${job}`;
}
