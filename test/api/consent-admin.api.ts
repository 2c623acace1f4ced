// Choices at the desk: records, the words they were given to, figures, export, proof and purge.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ConsentRecord } from '../../src/consent/consent-record.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aConsentRecord } from '../support/builders.ts';
import { firstPolicy } from '../../src/consent/first-policy.ts';
import type { Adapter } from '../support/stores.ts';

const PATH = '/sites/demo/consent';

export function consentAdminApi(adapter: Adapter): void {
  let app: TestApp;
  let cookie = '';
  let textHash = '';
  const digest = 'd'.repeat(43);
  const choose = async (over: Parameters<typeof aConsentRecord>[0] = {}): Promise<ConsentRecord> => {
    const record = aConsentRecord({ textHash, ...over });
    await app.app.store.consent.choose({ record, isNew: over.digest === undefined, counts: [{ day: '2026-01-01', revision: 1, lang: record.lang, surface: 'banner', name: record.action, n: 1 }] });
    return record;
  };
  beforeAll(async () => {
    app = await startApp(adapter);
    cookie = await app.signIn();
    const policy = await app.app.services.policies.add('demo', 'command', firstPolicy('paper.example', 'demo'));
    textHash = (await app.app.services.policies.publish({ site: 'demo', id: policy.id }, 'command')).textHashes.ar!;
  });
  afterAll(() => app.dispose());

  test('what a subject saw on a date: the record, and the very bytes', async () => {
    const record = aConsentRecord({ textHash, lang: 'ar', digest });
    await app.app.store.consent.choose({ record, isNew: true, counts: [] });
    const seen = new Date(record.at.getTime() + 1000).toISOString();
    const { items } = (await app.call('get', `${PATH}/records?subject=${record.subject.digest}&to=${seen}&limit=1`, { cookie }).expect(200)).body as { items: { id: string }[] };
    expect(items).toEqual([expect.objectContaining({ id: record.id, subject: record.subject.digest, textHash })]);
    expect(items[0]).not.toHaveProperty('salt');
    const words = await app.call('get', `${PATH}/records/${record.id}/text`, { cookie }).expect(200);
    expect(words.text).toBe((await app.app.store.policies.findText(textHash))!.bytes.toString('utf8'));
    const foreign = await choose({ textHash: null });
    await app.call('get', `${PATH}/records/${foreign.id}/text`, { cookie }).expect(404);
    expect((await app.call('get', `${PATH}/records/${foreign.id}`, { cookie }).expect(200)).body).toMatchObject({ id: foreign.id, textHash: null });
    await app.call('get', `${PATH}/records/r_none`, { cookie }).expect(404);
  });

  test('an export has every record, a line each, and no formula', async () => {
    await choose({ agent: '=Firefox' });
    const lines = (await app.call('get', `${PATH}/export`, { cookie }).buffer(true).expect(200)).text;
    const all = (await app.call('get', `${PATH}/records?limit=100`, { cookie }).expect(200)).body as { items: object[] };
    expect(lines.trim().split('\n').map((line) => JSON.parse(line) as object)).toEqual(all.items);
    const table = (await app.call('get', `${PATH}/export?format=csv`, { cookie }).expect(200)).text;
    expect(table).toContain(",'=Firefox,");
    expect(table.trim().split('\r\n')).toHaveLength(all.items.length + 1);
  });

  test('figures under ten are not told', async () => {
    const { rows, totals } = (await app.call('get', `${PATH}/stats?from=2026-01-01&to=2026-01-02&by=day`, { cookie }).expect(200)).body as { rows: object[]; totals: object };
    expect(rows).toEqual([expect.objectContaining({ key: '2026-01-01', total: null })]);
    expect(totals).toMatchObject({ total: null });
    await app.call('get', `${PATH}/stats?from=2024-01-01&to=2026-01-02`, { cookie }).expect(422);
  });

  test('a purge says first what it would do, takes whole links, and what is left verifies from its anchor', async () => {
    const { proof } = app.app.services;
    await proof.seal('demo');
    await choose({ at: new Date('2026-06-01T00:00:00Z') });
    await proof.seal('demo');
    expect((await app.call('get', `${PATH}/verify`, { cookie }).expect(200)).body).toMatchObject({ ok: true, firstFault: null, anchor: null });
    const before = '2026-05-01T00:00:00.000Z';
    const dry = (await app.call('post', `${PATH}/purge`, { cookie }).send({ before }).expect(200)).body as { links: number; records: number };
    expect(dry).toMatchObject({ dryRun: true, links: 1, subjects: null });
    expect((await app.call('post', `${PATH}/purge`, { cookie }).send({ before, dryRun: false }).expect(200)).body).toMatchObject({ dryRun: false, links: 1, records: dry.records });
    expect((await app.call('get', `${PATH}/verify`, { cookie }).expect(200)).body).toMatchObject({ ok: true, records: 1, anchor: { number: 1, records: dry.records } });
    const audit = (await app.call('get', '/moderation/audit?site=demo', { cookie }).expect(200)).body as { items: { action: string }[] };
    expect(audit.items.filter(({ action }) => action === 'consent_purged')).toHaveLength(1);
    expect((await app.call('post', `${PATH}/purge`, { cookie }).send({ before, dryRun: false }).expect(200)).body).toMatchObject({ links: 0 });
  });
}
