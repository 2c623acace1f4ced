// Nobody changes, moves, takes out or puts in a choice unnoticed; a purge takes whole links and leaves what holds; an export goes no further than it is read.
import type { Server } from 'node:http';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { purgeConsent } from '../../src/housekeeping.ts';
import type { Policy } from '../../src/consent/policy.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aConsentRecord } from '../support/builders.ts';
import { choiceOf, publish, put, subjectIn } from '../support/consent.ts';
import type { Adapter, TestStore } from '../support/stores.ts';
import { tamperConsent, type ConsentTamperer } from '../support/tamper.ts';
import { until } from '../support/until.ts';

const DAY = 86_400;
type Record = { id: string; subject: string | null; at: string };

export function consentChainApi(adapter: Adapter): void {
  let app: TestApp;
  let opened: TestStore;
  let policy: Policy;
  let token: string;
  beforeEach(async () => {
    opened = await adapter.open();
    app = await startApp(adapter, {}, { opened });
    policy = await publish(app.app.store);
    // A session would end before the days that pass here.
    ({ token } = await app.app.services.accounts.createKey({ name: 'CMS', scopes: ['consent.read', 'consent.write', 'comment.read', 'site.admin'], sites: null }));
  });
  afterEach(() => app.dispose());

  const ask = (path: string, site = 'demo') => app.call('get', `/sites/${site}/consent/${path}`, { token });
  const list = async (query = ''): Promise<Record[]> => (await ask(`records?${query}`)).body.items as Record[];
  const purge = (body: object) => app.call('post', '/sites/demo/consent/purge', { token }).send(body);
  const now = () => app.app.services.clock.now();
  const choose = (over: object = {}, subject?: string) => put(app, choiceOf(policy, over), subject);

  describe('the export', () => {
    const many = async (count: number) => {
      for (let made = 0; made < count; made += 100) await Promise.all(Array.from({ length: 100 }, (_none, at) => app.app.store.consent.choose({ record: aConsentRecord({ at: new Date(now().getTime() + made + at), agent: '=HYPERLINK("x")' }), isNew: true, counts: [] })));
    };

    test('stops reading when who asked for it is gone', async () => {
      await many(5000);
      const { consentDesk } = app.app.services;
      let [pages, ended] = [0, false];
      const all = consentDesk.pages.bind(consentDesk);
      consentDesk.pages = async function* counted(site, period) {
        try {
          for await (const page of all(site, period)) {
            pages += 1;
            yield page;
            // Until the caller is gone no more than it has taken is read.
            if (pages > 1) await new Promise(setImmediate);
          }
        } finally {
          ended = true;
        }
      };
      const server = await listening(app);
      const { port } = server.address() as AddressInfo;
      await new Promise<void>((resolve) => {
        const request = get({ port, path: '/api/v1/sites/demo/consent/export', headers: { Authorization: `Bearer ${token}` } }, (answer) => answer.once('data', () => {
          request.destroy();
          resolve();
        }));
        request.on('error', () => {});
      });
      await until('the reading has ended', async () => ended);
      expect(pages).toBeLessThan(10);
      await new Promise((resolve) => { server.close(resolve); });
    });
  });

  describe('the chain', () => {
    let desk: ConsentTamperer;
    let ids: string[];
    /** A store may hold records back until all before them are there: they are sealed together. */
    const seal = async (count: number) => {
      await until('the records can be sealed', async () => (await app.app.store.consent.unsealed('demo', 10)).length === count);
      expect(await app.app.services.proof.seal('demo')).toBe(count);
    };
    beforeEach(async () => {
      ids = [];
      for (let link = 0; link < 3; link += 1) {
        for (let each = 0; each < 3; each += 1) {
          app.pass(60);
          ids.push((await choose({ surface: `s${link}${each}` })).body.receiptId as string);
        }
        await seal(3);
        app.pass(DAY);
      }
      desk = await tamperConsent(adapter.name, opened);
    });
    afterEach(() => desk.close());

    const verify = async () => (await ask('verify')).body;
    const purges = async () => ((await app.call('get', '/moderation/audit', { token })).body.items as { action: string }[]).filter(({ action }) => action === 'consent_purged');
    const fault = async () => (await verify()).firstFault;

    test('holds when nobody touched it, erased subjects and all', async () => {
      expect(await app.app.services.proof.seal('demo')).toBe(0);
      const subject = subjectIn(await choose());
      expect(await verify()).toEqual({ ok: true, records: 9, sealedThrough: expect.any(String), firstFault: null, anchor: null });
      await app.call('delete', '/consent/me/data?site=demo').set('Consent-Subject', subject);
      await seal(1);
      expect(await verify()).toMatchObject({ ok: true, records: 10 });
      expect(await app.app.services.proof.newest('demo')).toMatchObject({ number: 4 });
    });

    test.each<[string, (at: ConsentTamperer, of: string[]) => Promise<unknown>, (of: string[]) => object]>([
      ['a record that was changed', (at, of) => at.change(of[4]!), (of) => ({ link: 2, recordId: of[4], what: 'changed' })],
      ['a record that was taken out', (at, of) => at.remove(of[8]!), (of) => ({ link: 3, recordId: of[8], what: 'missing' })],
      ['two records that changed places', (at, of) => at.swap(of[3]!, of[5]!), (of) => ({ link: 2, recordId: of[5], what: 'reordered' })],
      ['a record put in the place of another', (at, of) => at.insert(of[0]!, 'r_forged', of[4]!), (of) => ({ link: 2, recordId: of[4], what: 'missing' })],
      ['a record put in before all others', (at, of) => at.insert(of[0]!, 'r_forged', null), () => ({ link: 1, recordId: 'r_forged', what: 'inserted' })],
      ['a link that was taken out', (at) => at.removeLink(2), () => ({ link: 3, recordId: null, what: 'missing' })],
      ['a link made older, to be purged', (at) => at.age(3, new Date(0)), () => ({ link: 3, recordId: null, what: 'changed' })],
    ])('tells of %s', async (_what, act, found) => {
      await act(desk, ids);
      expect([(await verify()).ok, await fault()]).toEqual([false, found(ids)]);
    });

    test('a dry run says what would go and deletes nothing; the purge leaves a chain that holds, an anchor and an act', async () => {
      const before = new Date(now().getTime() - 1.5 * DAY * 1000).toISOString();
      const dry = await purge({ before });
      expect(dry.body).toEqual({ dryRun: true, links: 2, records: 6, subjects: null, through: (await ask(`records/${ids[5]}`)).body.at });
      expect(await list()).toHaveLength(9);
      expect((await purge({ before, dryRun: false })).body).toEqual({ ...dry.body, dryRun: false, subjects: 0 });
      expect((await list()).map(({ id }) => id).toSorted()).toEqual(ids.slice(6).toSorted());
      expect(await verify()).toMatchObject({ ok: true, records: 3, anchor: { number: 2, records: 6 } });
      expect(await purges()).toMatchObject([{ subject: 'consent', note: expect.stringContaining('2 links, 6 records') }]);
      expect((await purge({ before, dryRun: false })).body).toEqual({ dryRun: false, links: 0, records: 0, subjects: 0, through: null });
      expect((await ask('verify', 'none')).status).toBe(404);
    });

    test('after a purge tells of a forged anchor, a record put in behind it, and a first link taken out', async () => {
      await purge({ before: new Date(now().getTime() - 1.5 * DAY * 1000).toISOString(), dryRun: false });
      await desk.changeAnchor(7);
      expect(await fault()).toEqual({ link: 2, recordId: null, what: 'anchor' });
      await desk.changeAnchor(6);
      expect(await fault()).toBeNull();
      await desk.insert(ids[7]!, 'r_forged', null);
      expect(await fault()).toEqual({ link: 3, recordId: 'r_forged', what: 'inserted' });
      await desk.remove('r_forged');
      await choose();
      await seal(1);
      await desk.removeLink(3);
      expect(await fault()).toEqual({ link: 4, recordId: null, what: 'missing' });
    });

    test('what does not hold is not purged: it is evidence', async () => {
      await desk.change(ids[4]!);
      const answer = await purge({ before: now().toISOString(), dryRun: false });
      expect([answer.status, answer.body.code]).toEqual([409, 'conflict']);
      expect(await ask(`records/${ids[4]}`)).toMatchObject({ status: 200 });
      // What held and was older is gone, and that is told.
      expect(await purges()).toMatchObject([{ note: expect.stringContaining('1 links, 3 records') }]);
      expect(await fault()).toEqual({ link: 2, recordId: ids[4], what: 'changed' });
    });

    test('what is older than the site keeps it goes by itself, with subjects whose choice has run out', async () => {
      await app.settings({ consentRetentionDays: 395 });
      app.pass(392.5 * DAY);
      await purgeConsent(app.app.services);
      expect(await verify()).toMatchObject({ ok: true, records: 6, anchor: { number: 1, records: 3 } });
      app.pass(2 * DAY);
      await purgeConsent(app.app.services);
      expect(await verify()).toMatchObject({ ok: true, records: 0, anchor: { number: 3, records: 9 } });
      expect(await app.app.store.consent.pruneSubjects({ site: 'demo', before: now(), now: now(), limit: 100 })).toBe(0);
      expect((await app.call('patch', '/sites/demo', { token }).send({ settings: { consentRetentionDays: 394 } })).body.errors).toEqual([{ path: '/settings/consentRetentionDays', code: 'out_of_range' }]);
    });
  });
}

const listening = (app: TestApp): Promise<Server> => new Promise((resolve) => {
  const server = createServer(app.http).listen(0, () => resolve(server));
});
