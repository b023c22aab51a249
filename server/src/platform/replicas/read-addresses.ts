import { FrenchError } from '../french-error.js';

/** A standby to read at. */
export interface StandbyAddress {
  /** What logs and metrics call it: its machine and port, without what it is opened with. */
  readonly key: string;
  readonly url: string;
}

const refuse = (what: string): never => {
  throw new FrenchError('CONFIG_READ_URLS', `La variable DATABASE_READ_URLS ${what}`);
};

/**
 * The standbys that DATABASE_READ_URLS names, separated by commas; none, if not said.
 * @throws FrenchError CONFIG_READ_URLS where one is no address, comes twice, or stands without DATABASE_URL
 */
export const readAddresses = (value: string | undefined, primary: string | null): readonly StandbyAddress[] => {
  const entries = (value ?? '').split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');
  if (entries.length > 0 && primary === null) refuse('est donnée sans DATABASE_URL\u00A0: donnez aussi l’adresse du serveur où l’on écrit.');
  const addresses = entries.map((url, index) => {
    const { protocol, hostname = '', port = '' } = URL.parse(url) ?? {};
    // What was written may hold a password: its place in the list says which one.
    if (hostname === '' || !/^postgres(ql)?:$/.test(protocol ?? '')) refuse(`n’a pas d’adresse en position ${index + 1}\u00A0: écrivez postgres://machine:5432/base, séparées par des virgules.`);
    return { key: `${hostname}:${port || '5432'}`, url };
  });
  const twice = addresses.find(({ key }, index) => addresses.findIndex((other) => other.key === key) !== index);
  if (twice) refuse(`nomme deux fois ${twice.key}\u00A0: gardez-en une.`);
  return addresses;
};
