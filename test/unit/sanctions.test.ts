// The rules of sanctions and of an author's record: whom a target meets, which one decides, when each ends, who is trusted.
import { describe, expect, test } from '@jest/globals';
import { isTrusted, rejectionRateOf } from '../../src/authors/author.ts';
import { isStoredPrefix } from '../../src/http/address.ts';
import { bannedSentence } from '../../src/i18n/banned.ts';
import { languages, messages } from '../../src/i18n/index.ts';
import { sanctionReasons } from '../../src/i18n/messages.ts';
import { decisive, isActive, latestEnd, normalTarget, targetsOf } from '../../src/sanctions/sanction.ts';
import { aSanction, at } from '../support/builders.ts';

test.each([
  ['email', 'Ali.Trade@Example.COM', 'ali.trade@example.com'], ['email', 'سلمى@بريد.مصر', 'سلمى@xn--ngbof4h.xn--wgbh1c'], ['email', 'a@b@example.com', null], ['email', 'a@localhost', null],
  ['email', '@example.com', null], ['email', 'a b@example.com', null], ['email_domain', 'Spam.Example.', 'spam.example'], ['email_domain', 'münchen.de', 'xn--mnchen-3ya.de'], ['email_domain', 'com', null],
  ['email_domain', '@spam.example', null], ['email_domain', 'spam..example', null], ['email_domain', 'spam.example/x', null], ['email_domain', `${'a.'.repeat(126)}com`, null],
] as const)('%s %s is compared as %s', (type, value, normal) => {
  expect(normalTarget({ type, value })).toEqual(normal === null ? null : { type, value: normal });
});

test.each([
  ['203.0.113.0/24', true], ['2001:db8:1::/48', true], ['203.0.113.7/24', false], ['203.0.113.0/16', false], ['203.0.113.0', false], ['203.0.113.0/024', false],
  ['2001:DB8:1::/48', false], ['2001:db8:1:2::/64', false], ['::ffff:203.0.113.0/24', false], ['unknown', false], ['0x7f.1/24', false], ['', false],
])('%s is a network as it is stored: %s', (text, is) => {
  expect(isStoredPrefix(text)).toBe(is);
});

test('a writer is met by id, email, every domain above it, and network', () => {
  expect(targetsOf({ authorId: 'a_1', email: 'Ali@Mail.Spam.Example', addressPrefix: '203.0.113.0/24' }).map(({ type, value }) => `${type} ${value}`)).toEqual([
    'author a_1', 'email ali@mail.spam.example', 'email_domain mail.spam.example', 'email_domain spam.example', 'address_prefix 203.0.113.0/24',
  ]);
  expect(targetsOf({ authorId: 'a_1', email: null, addressPrefix: null })).toEqual([{ type: 'author', value: 'a_1' }]);
});

test('a name of a hundred labels is looked up by its end', () => {
  const targets = targetsOf({ authorId: 'a_1', email: `a@${'x.'.repeat(100)}spam.example`, addressPrefix: null });
  expect(targets.length).toBeLessThan(25);
  expect(targets).toContainEqual({ type: 'email_domain', value: 'spam.example' });
});

test('a ban goes before what only holds, then the one that lasts longest', () => {
  const [holds, short, long, forGood] = [aSanction({ kind: 'premoderate' }), aSanction({ expiresAt: at(10) }), aSanction({ expiresAt: at(20) }), aSanction()];
  expect(decisive([])).toBeNull();
  expect(decisive([holds])).toBe(holds);
  expect(decisive([holds, short, long])).toBe(long);
  expect(decisive([short, forGood, long])).toBe(forGood);
  expect(decisive([forGood, aSanction()])).toBe(forGood);
});

test('it has no effect from the second it ends', () => {
  expect([at(9), at(10), at(11)].map((now) => isActive(aSanction({ expiresAt: at(10) }), now))).toEqual([true, false, false]);
  expect(isActive(aSanction({ liftedAt: at(5), expiresAt: at(10) }), at(6))).toBe(false);
  expect(isActive(aSanction(), at(1e9))).toBe(true);
});

test('one on a network lasts as long as address data is kept', () => {
  expect(latestEnd('address_prefix', at(0), 90)).toEqual(at(90 * 86_400));
  expect(latestEnd('author', at(0), 90)).toBeNull();
});

test('the refused share of nothing is nothing', () => {
  expect([rejectionRateOf({ approved: 0, rejected: 0 }), rejectionRateOf({ approved: 3, rejected: 1 })]).toEqual([null, 0.25]);
});

test.each([
  [{ approved: 10, rejected: 0 }, {}, true], [{ approved: 9, rejected: 0 }, {}, false], [{ approved: 10, rejected: 1 }, {}, true], [{ approved: 10, rejected: 2 }, {}, false],
  [{ approved: 1000, rejected: 0 }, { trustedAfter: 0 }, false], [{ approved: 1, rejected: 0 }, { trustedAfter: 1, trustedRejectionRate: 0 }, true], [{ approved: 99, rejected: 1 }, { trustedRejectionRate: 0 }, false],
])('%j with %j is trusted: %s', (standing, over, is) => {
  expect(isTrusted(standing, { trustedAfter: 10, trustedRejectionRate: 0.1, ...over })).toBe(is);
});

describe.each(languages)('%s', (lang) => {
  test('says why and until when as far as it is told', () => {
    const told = bannedSentence(lang, { reason: 'hate', until: '2026-12-03T14:05:00.000Z' });
    expect(told).toContain(messages(lang).sanctions.hate);
    expect(told).toMatch(/2026|٢٠٢٦/);
    expect(told).not.toMatch(/[{}]/);
    expect(bannedSentence(lang, { reason: null, until: null })).toBe(messages(lang).errors.banned[1]);
    expect(bannedSentence(lang, { reason: 'none of ours', until: null })).toContain(messages(lang).sanctions.other);
  });

  test('has every text of it', () => {
    for (const name of sanctionReasons) expect(messages(lang).sanctions[name].trim()).toBeTruthy();
  });
});
