import { BlockList, isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { FrenchError } from '../french-error.js';

/** Tells whether an address is that of a proxy of ours. */
export type IsTrusted = (address: string) => boolean;

/**
 * @param list addresses and networks, e.g. `10.0.0.0/8`
 * @throws FrenchError CONFIG_PROXIES
 */
export const trustedProxies = (list: readonly string[]): IsTrusted => {
  const known = new BlockList();
  for (const entry of list) {
    const [address = '', bits] = entry.split('/');
    const version = isIP(address);
    const prefix = Number(bits ?? (version === 4 ? 32 : 128));
    if (version === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > (version === 4 ? 32 : 128)) {
      throw new FrenchError('CONFIG_PROXIES', `TRUSTED_PROXIES nomme «\u00A0${entry}\u00A0»\u00A0: donnez des adresses ou des réseaux comme 10.0.0.0/8, séparés par des virgules.`);
    }
    known.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6');
  }
  return (address) => isIP(address) !== 0 && known.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
};

/** An IPv4 address written as IPv6 is that IPv4 address. */
const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

/** Whether an address is this machine's own. */
export const isThisMachine = (address: string): boolean => address === '::1' || address.startsWith('127.');

/**
 * The address of whoever sends a request: that of the connection or, where it is a proxy of ours, the last one in
 * `X-Forwarded-For` that is none. What others write in that header is not believed.
 */
export const clientAddress = ({ socket, headers }: IncomingMessage, isTrusted: IsTrusted): string => {
  let address = plain(socket.remoteAddress ?? '');
  const told = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(plain);
  while (isTrusted(address)) {
    const before = told.pop();
    if (before === undefined || isIP(before) === 0) break;
    address = before;
  }
  return address;
};

/** What one client is known by: its IPv4 address, or the /64 network of its IPv6 address, all of which is usually its own. */
export const clientKey = (address: string): string => {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const missing = tail === undefined ? 0 : 8 - groups.length - after.length;
  return [...groups, ...Array.from({ length: missing }, () => '0'), ...after].slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':');
};
