// A receipt of a choice: what it tells, that its signature proves it, and that it names nobody.
import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { canonicalJson, type Json } from '../../../src/consent/canonical-json.ts';
import type { ConsentRecord } from '../../../src/consent/consent-record.ts';
import { receiptOf } from '../../../src/consent/receipt.ts';
import { ReceiptKeys, type PublicJwk, type Signature } from '../../../src/consent/receipt-key.ts';
import { Secrets } from '../../../src/kernel/secrets.ts';
import { aConsentRecord, aPolicy, aSite, at } from '../../support/builders.ts';
import { demoPolicy } from '../../support/consent.ts';

const policy = aPolicy({ state: 'published', revision: 2, content: demoPolicy() });
const granted = {
  categories: { necessary: true, preferences: false, statistics: true, marketing: false }, services: { 'hiwar-consent': true, 'hiwar-name': true, matomo: true, player: false },
};
const record = aConsentRecord({ ...granted, id: 'r_1', action: 'custom', revision: 2, textHash: `sha256:${'a'.repeat(64)}`, region: 'TN', digest: 'digest-of-the-reader', at: at(0), expiresAt: at(180 * 86_400) });
const receipt = (over: Partial<ConsentRecord> = {}, of = policy) => receiptOf({ record: { ...record, ...over }, policy: of, site: aSite(), publicUrl: 'https://hiwar.example' });

/** As anybody can who has the published keys and no code of ours but the canonical form. */
function isProved(content: Json, signature: Signature, keys: PublicJwk[]): boolean {
  const jwk = keys.find(({ kid }) => kid === signature.kid);
  if (jwk === undefined) return false;
  return verify(null, Buffer.from(canonicalJson(content)), createPublicKey({ key: { ...jwk }, format: 'jwk' }), Buffer.from(signature.value, 'base64url'));
}

describe('what it tells', () => {
  test('who asked, in which words, what for, and what was said', () => {
    expect(receipt()).toMatchObject({
      record_id: 'r_1', pii_controllers: [{ party_id: 'demo', party_name: 'جريدة الميناء' }],
      privacy_notice: { revision: 2, language: 'ar', hash: record.textHash, url: `https://hiwar.example/api/v1/consent/texts/${record.textHash}` },
      granted, collection_method: { action: 'custom', surface: 'banner' }, jurisdictions: ['TN'], gpc: false, withdrawal_method: 'https://hiwar.example/api/v1/consent/me?site=demo',
      events: [{ event_time: at(0).toISOString(), event_type: 'explicit', event_state: 'consent_given', validity_duration: 'P180D', expires_at: at(180 * 86_400).toISOString() }],
    });
  });

  test('each purpose with its words, its services, their cookies and how long those stay', () => {
    const purposes = receipt().purposes;
    expect(purposes.map(({ purpose_id: id, lawful_basis: basis, consented }) => [id, basis, consented])).toEqual([
      ['necessary', 'strictly_necessary', true], ['preferences', 'consent', false], ['statistics', 'consent', true], ['marketing', 'consent', false],
    ]);
    expect(purposes[2]).toMatchObject({
      purpose: 'إحصاءات القراءة',
      services: [{ service_id: 'matomo', recipient_third_parties: ['Matomo'], purpose: 'يحصي كم قارئا فتح المقال.', consented: true, retention_periods: [{ name: '_pk_id', domain: '.paper.example', days: 393 }] }],
    });
  });

  test('the language it was given in is the language it is told in; one that is not there leaves the key', () => {
    const { texts } = demoPolicy();
    const english = aPolicy({ content: demoPolicy({ texts: { en: texts.en! } }) });
    expect(receipt({ lang: 'en' }, english).purposes[2]!.purpose).toBe('Reading statistics');
    expect(receipt({ lang: 'ar' }, english).purposes[2]).toMatchObject({ purpose: 'statistics', services: [{ purpose: '' }] });
  });

  test.each<[string, Partial<ConsentRecord>]>([
    ['consent_given', {}], ['consent_given', { action: 'accept_all' }],
    ['consent_refused', { action: 'reject_all', categories: { necessary: true, preferences: false, statistics: false, marketing: false } }],
    ['consent_refused', { categories: { necessary: true } }], ['consent_withdrawn', { action: 'withdraw', categories: { necessary: true } }],
  ])('%s: what was said, the necessary being no consent', (state, over) => {
    expect(receipt(over).events[0]!.event_state).toBe(state);
  });

  test('what is not known is not claimed', () => {
    expect(receipt({ textHash: null, region: null })).toMatchObject({ privacy_notice: { hash: null, url: null }, jurisdictions: [] });
    expect(receiptOf({ record, policy: null, site: aSite(), publicUrl: 'https://hiwar.example' })).toMatchObject({ record_id: 'r_1', purposes: [], granted });
  });

  test('a category named like what every object has was consented to by nobody', () => {
    const content = demoPolicy();
    content.categories[3]!.key = 'constructor';
    content.categories[3]!.services[0]!.key = 'toString';
    expect(receipt({}, aPolicy({ content })).purposes[3]).toMatchObject({ purpose: 'constructor', consented: false, services: [{ service_id: 'toString', purpose: '', consented: false }] });
  });

  test('it names no subject, not even by what stays of it, and no browser', () => {
    const text = JSON.stringify(receipt());
    for (const secret of [record.subject.digest, record.subject.salt, record.subjectProof, record.agent!]) expect(text).not.toContain(secret);
    expect(receipt({ subject: null })).toEqual(receipt());
  });
});

describe('its signature', () => {
  const before = new ReceiptKeys(new Secrets(['the first secret of this paper']));
  const after = new ReceiptKeys(new Secrets(['the second secret of this paper', 'the first secret of this paper']));
  const signature = before.sign(receipt());

  test('proves it with the published key, and after the secret was rotated too', () => {
    expect(isProved(receipt(), signature, before.jwks().keys)).toBe(true);
    expect(isProved(receipt(), signature, after.jwks().keys)).toBe(true);
  });

  test('the new secret signs from then on, and the keys of both are published', () => {
    const [newest, old, ...others] = after.jwks().keys;
    expect([after.sign(receipt()).kid, before.sign(receipt()).kid, others]).toEqual([newest!.kid, old!.kid, []]);
    expect(isProved(receipt(), after.sign(receipt()), after.jwks().keys)).toBe(true);
    expect(isProved(receipt(), after.sign(receipt()), before.jwks().keys)).toBe(false);
  });

  test('does not prove a receipt that says anything else', () => {
    const { keys } = before.jwks();
    const told = receipt();
    const forged = [
      { ...told, gpc: true }, { ...told, granted: { ...granted, categories: { ...granted.categories, marketing: true } } }, { ...told, record_id: 'r_2' }, { ...told, note: 'أضيف لاحقا' },
      receipt({ at: at(1) }), receipt({ surface: 'settings' }), receipt({ textHash: null }),
    ];
    expect(forged.map((content) => isProved(content, signature, keys))).toEqual(forged.map(() => false));
  });

  test('does not prove it when another secret made it, or under another key id', () => {
    const stranger = new ReceiptKeys(new Secrets(['the secret of another paper']));
    expect(isProved(receipt(), stranger.sign(receipt()), before.jwks().keys)).toBe(false);
    expect(isProved(receipt(), { ...stranger.sign(receipt()), kid: signature.kid }, before.jwks().keys)).toBe(false);
  });

  test('does not depend on the order of the members', () => {
    expect(isProved(Object.fromEntries(Object.entries(receipt()).toReversed()), signature, before.jwks().keys)).toBe(true);
  });

  test('published keys hold nothing private, and a secret always makes the same one', () => {
    expect(Object.keys(before.jwks().keys[0]!).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
    expect(new ReceiptKeys(new Secrets(['the first secret of this paper'])).sign(receipt())).toEqual(signature);
  });
});
