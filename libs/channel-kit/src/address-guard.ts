import { lookup as resolve, type LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Networks nobody outside may make us call: loopback, private, link-local (cloud metadata), shared, test, multicast, tunnels. */
const ranges: [network: string, prefix: number, family: 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['::', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];
const blocked = new BlockList();
for (const [network, prefix, family] of ranges) blocked.addSubnet(network, prefix, family);

const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i;

/** The IPv4 address inside an IPv4-mapped IPv6 address; other addresses as they are. */
function unmapped(address: string): string {
  const match = mapped.exec(address);
  if (!match) return address;
  if (match[1]) return match[1];
  const [high, low] = [Number.parseInt(match[2] ?? '0', 16), Number.parseInt(match[3] ?? '0', 16)];
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

/** True for a literal address inside a private or special network; also for what is no address at all. */
export function isPrivateAddress(literal: string): boolean {
  const address = unmapped(literal.replace(/%.*$/, ''));
  const family = isIP(address);
  return family === 0 || blocked.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** Code of the error that {@link publicLookup} answers with. */
export const PRIVATE_ADDRESS = 'EPRIVATE';

type LookupCallback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** A resolver for sockets that refuses a name when any of its addresses is private: checked where the connection is made. */
export function publicLookup(
  hostname: string,
  options: { all?: boolean; family?: number | 'IPv4' | 'IPv6'; hints?: number },
  callback: LookupCallback,
): void {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return callback(error ?? Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), []);
    if (addresses.some((item) => isPrivateAddress(item.address)))
      return callback(Object.assign(new Error('private address'), { code: PRIVATE_ADDRESS }), []);
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
}

/** Why an address may not be called at all, seen from its text: scheme, user info, private literal. Null = may be tried. */
export function addressProblem(
  address: string,
  allowPrivate: boolean,
): 'malformed' | 'scheme' | 'userInfo' | 'private' | null {
  if (!URL.canParse(address)) return 'malformed';
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme';
  if (url.username || url.password) return 'userInfo';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) return 'private';
  return null;
}
