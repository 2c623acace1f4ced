// Network prefixes of a request's address: the whole address is never kept, logged or counted by.
import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';

export type AddressPrefixes = {
  /** What limits count by: IPv4 /24, IPv6 /64 (one household or one phone). */
  limit: string;
  /** What may be stored: IPv4 /24, IPv6 /48. */
  stored: string;
};

/** Whether a text is a prefix as it is stored, spelt as it is stored. */
export function isStoredPrefix(text: string): boolean {
  const [address = ''] = text.split('/');
  return ipaddr.isValid(address) && prefixesFor(address).stored === text;
}

/** Readers come back: their addresses are taken apart once. */
const known = new LRUCache<string, AddressPrefixes>({ max: 10_000 });

/** IPv4 mapped into IPv6 counts as IPv4; what is no address shares one bucket. */
export function prefixesOf(address: string | undefined): AddressPrefixes {
  const prefixes = known.get(address ?? '') ?? prefixesFor(address);
  known.set(address ?? '', prefixes);
  return prefixes;
}

function prefixesFor(address: string | undefined): AddressPrefixes {
  if (address === undefined || !ipaddr.isValid(address)) return { limit: 'unknown', stored: 'unknown' };
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4'
    ? { limit: prefix(parsed, 24), stored: prefix(parsed, 24) }
    : { limit: prefix(parsed, 64), stored: prefix(parsed, 48) };
}

function prefix(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string {
  const bytes = address.toByteArray().map((byte, at) => (at * 8 < bits ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`;
}
