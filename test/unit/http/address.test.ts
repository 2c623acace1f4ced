// The network prefixes of an address: whom it is counted with, and what of it may be kept.
import { expect, test } from '@jest/globals';
import { prefixesOf } from '../../../src/http/address.ts';

test.each<[string | undefined, string, string]>([
  ['192.0.2.77', '192.0.2.0/24', '192.0.2.0/24'],
  ['0.0.0.0', '0.0.0.0/24', '0.0.0.0/24'],
  ['255.255.255.255', '255.255.255.0/24', '255.255.255.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24', '192.0.2.0/24'],
  ['::FFFF:C000:24D', '192.0.2.0/24', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:DB8:1:ffff::', '2001:db8:1:ffff::/64', '2001:db8:1::/48'],
  ['::1', '::/64', '::/48'],
  ['fe80::1%eth0', 'fe80::/64', 'fe80::/48'],
  [undefined, 'unknown', 'unknown'],
  ['', 'unknown', 'unknown'],
  ['198.51.100.7:8080', 'unknown', 'unknown'],
  ['nobody', 'unknown', 'unknown'],
])('%s is counted by %s and kept as %s, also the second time', (address, limit, stored) => {
  for (let times = 0; times < 2; times += 1) expect(prefixesOf(address)).toEqual({ limit, stored });
});
