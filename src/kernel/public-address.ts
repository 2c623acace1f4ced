// Which network addresses are public, and which others an operator excepts; pure. Decides nothing about names.
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** IANA sees ordinary addresses here, but the clouds' own services answer there from inside (Azure's host agent). */
const METADATA = ['168.63.129.16'];
/** All that is assigned for use on the public internet (RFC 4291, 2.4); ranges of meaning within it are taken out by name. */
const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');
const GLOBAL_UNICAST_BITS = 3;

/** Whether packets to this address go to the public internet and nowhere else. What carries an IPv4 address inside (mapped,
 *  NAT64, 6to4, Teredo, ISATAP) is refused whole: the gateway, not this list, would decide where they end. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address: Address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  if (isV6(address)) return address.match(GLOBAL_UNICAST, GLOBAL_UNICAST_BITS) && !isIsatap(address);
  return !METADATA.includes(address.toString());
}

const isV6 = (address: Address): address is ipaddr.IPv6 => address.kind() === 'ipv6';

/** An interface identifier of RFC 5214, under whatever prefix. */
const isIsatap = ({ parts }: ipaddr.IPv6): boolean => (parts[4] === 0 || parts[4] === 0x200) && parts[5] === 0x5efe;

/** What the operator runs within reach and wants called: `host:port`, or whole ranges on any port. */
export type Exceptions = { hosts: Set<string>; ranges: [Address, number][] };

export const noExceptions: Exceptions = { hosts: new Set(), ranges: [] };

/** The exceptions of a comma-separated list, or null when an entry is neither host:port nor a CIDR range. */
export function parseExceptions(text: string): Exceptions | null {
  const entries = text.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');
  const ranges = entries.filter((entry) => entry.includes('/')).map(rangeOf);
  const hosts = entries.filter((entry) => !entry.includes('/')).map(hostOf);
  if (ranges.includes(null) || hosts.includes(null)) return null;
  return { hosts: new Set(hosts.filter((host) => host !== null)), ranges: ranges.filter((range) => range !== null) };
}

function rangeOf(text: string): [Address, number] | null {
  try {
    const range = ipaddr.parseCIDR(text);
    // The whole internet is no exception.
    return range[1] === 0 ? null : range;
  } catch {
    return null;
  }
}

/** Written as the URL parser writes it, so that both sides of a comparison have been read the same way. */
function hostOf(text: string): string | null {
  if (!/^[^\s/?#@\\]+:\d{1,5}$/.test(text) || !URL.canParse(`http://${text}`)) return null;
  return hostAndPort(new URL(`http://${text}`));
}

/** The host and the port of a URL, the scheme's usual one where it names none. */
export const hostAndPort = ({ hostname, port, protocol }: URL): string => `${hostname}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`;

export function isExcepted(text: string, { ranges }: Exceptions): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address: Address = ipaddr.parse(text);
  return ranges.some(([range, bits]) => (isV6(address) ? isV6(range) && address.match(range, bits) : !isV6(range) && address.match(range, bits)));
}
