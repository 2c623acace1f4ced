// The desk's figures and the yearly transparency summary over HTTP.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

const HELD = 'https://a.example https://b.example';
const DAY_S = 86_400;

export function statsApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  let second: Joined;
  let outsider: Joined;
  beforeAll(async () => {
    app = await startApp(adapter);
    // The middle of a day: no test of a few minutes meets midnight.
    const now = app.app.services.clock.now().getTime() / 1000;
    app.pass(DAY_S - (now % DAY_S) + DAY_S / 2);
    await app.app.services.sites.create({ slug: 'other', name: 'أخرى', origins: ['https://other.example'], settings: { firstCommentHold: false } });
    mod = await app.join({ email: 'mod@example.org' });
    second = await app.join({ email: 'second@example.org' });
    outsider = await app.join({ email: 'outsider@example.org', sites: ['other'] });
  });
  afterAll(() => app.dispose());

  const today = (days = 0): string => new Date(app.app.services.clock.now().getTime() + days * DAY_S * 1000).toISOString().slice(0, 10);
  const figures = async (query = 'site=demo', cookie = mod.cookie) => app.call('get', `/moderation/stats?${query}`, { cookie });
  const posted = async (given: Parameters<TestApp['post']>[0] = {}): Promise<Posted> => {
    app.pass(61);
    return (await app.post(given)).body as Posted;
  };
  const held = async (): Promise<string> => (await posted({ text: `${HELD} ${Math.random()}` })).comment.id;
  const undo = (decisionId: string | null, cookie: string) => app.call('post', `/moderation/decisions/${decisionId}/undo`, { cookie });
  const year = (): string => today().slice(0, 4);
  const transparency = (query: string, cookie = mod.cookie) => app.call('get', `/moderation/transparency?year=${year()}${query}`, { cookie });

  test('a site where nothing happened has every figure, at zero', async () => {
    const { status, body } = await figures('site=other', outsider.cookie);
    expect(status).toBe(200);
    expect(body).toMatchObject({ site: 'other', timezone: 'UTC', from: today(-29), to: today(), people: [], rules: [], checks: [], reasons: {} });
    expect(body.totals).toEqual({
      posted: 0, published: 0, held: 0, refused: 0, edited: 0, removed: 0, decisions: 0, automatic: 0, heldShare: null, overturned: 0,
      reports: { received: 0, upheld: 0, dismissed: 0 }, appeals: { received: 0, granted: 0, dismissed: 0 },
    });
    expect(body.days).toHaveLength(30);
    expect(Object.keys(body.queues)).toEqual(['pending', 'reported', 'illegal', 'unreviewed', 'rejected', 'spam', 'appeals']);
    expect(body.queues.pending).toEqual({ n: 0, p50Ms: null, p95Ms: null });
  });

  test('a day at the desk, told: amounts, waits, people, checks and reasons', async () => {
    const { comment: own, guestToken } = await posted();
    await app.call('patch', `/comments/${own.id}`, { token: guestToken! }).send({ text: 'نص أوضح من الأول' });
    await app.call('delete', `/comments/${own.id}`, { token: guestToken! });
    const shown = (await posted()).comment.id;
    await posted({ website: 'https://trap.example' });
    const [a, b, c] = [await held(), await held(), await held()];
    app.pass(600);
    await app.decide(mod.cookie, a, 'approve');
    await app.decide(mod.cookie, b, 'reject', { reason: 'abuse' });
    const mistaken = await app.decide(mod.cookie, c, 'spam');
    await undo(mistaken.decisionId, second.cookie);
    await app.decide(second.cookie, shown, 'reject', { reason: 'hate' });
    await app.decide(mod.cookie, shown, 'approve');
    const { body } = await figures();
    expect(body.totals).toMatchObject({ posted: 6, published: 2, held: 3, refused: 1, edited: 1, removed: 1, decisions: 6, automatic: 0, heldShare: 0.6667, overturned: 2 });
    expect(body.days.at(-1)).toEqual({ day: today(), posted: 6, published: 2, held: 3, refused: 1, edited: 1, removed: 1, decisions: 6, automatic: 0, reports: 0, appeals: 0 });
    expect(body.checks).toEqual([
      { check: 'links', held: 3, alone: 3, reviewed: 2, agreed: 1, agreement: 0.5 }, { check: 'honeypot', held: 1, alone: 1, reviewed: 0, agreed: 0, agreement: null },
    ]);
    expect(body.people.toSorted((x: { id: string }) => (x.id === mod.id ? -1 : 1))).toEqual([
      { id: mod.id, decisions: 4, byAction: { approve: 2, reject: 1, spam: 1 }, overturned: 1 }, { id: second.id, decisions: 2, byAction: { reject: 1, undo: 1 }, overturned: 1 },
    ]);
    expect(body.reasons).toEqual({ abuse: 1, hate: 1 });
    expect(body.queues.pending.n).toBe(2);
    // Both waited eleven to twelve minutes; a quantile is within 9.1 %.
    expect(body.queues.pending.p50Ms).toBeGreaterThan(660_000 / 1.1);
    expect(body.queues.pending.p95Ms).toBeLessThan(790_000 * 1.1);
    expect(body.queues.unreviewed.n).toBe(1);
  });

  test('a year\'s summary tells restrictions, reasons, detection and how often the machine was wrong', async () => {
    const { body } = await transparency('&site=demo');
    const summary = {
      comments: { posted: 6, published: 2, held: 3, refused: 1, edited: 1, removed: 1 },
      notices: {
        received: 0, upheld: 0, dismissed: 0, refused: 0, byReason: { spam: 0, abuse: 0, hate: 0, privacy: 0, illegal: 0, off_topic: 0, other: 0 },
        illegal: { received: 0, closed: 0, medianMs: null },
      },
      ownInitiative: {
        total: 3, byDetection: { automated: 2, persons: 1 },
        byReason: { abuse: { automated: 1, persons: 0 }, hate: { automated: 0, persons: 1 }, honeypot: { automated: 1, persons: 0 } },
      },
      restrictions: { heldByMachine: 4, refusedByMachine: 1, rejectedByPersons: 2, markedSpamByPersons: 0, restored: 1 },
      complaints: { received: 0, granted: 0, dismissed: 0, medianMs: null },
      automatedMeans: { held: 4, reviewed: 2, reversed: 1, errorRate: 0.5 },
      decisions: { persons: 6, automatic: 0, overturned: 2 },
    };
    expect(body).toEqual({ year: Number(year()), from: `${year()}-01-01`, to: `${year()}-12-31`, total: summary, sites: [{ site: 'demo', timezone: 'UTC', ...summary }] });
    const all = (await transparency('', await app.signIn())).body;
    expect(all.sites.map(({ site }: { site: string }) => site)).toEqual(['demo', 'other']);
    expect(all.total).toEqual(summary);
    expect((await app.call('get', `/moderation/transparency?year=${Number(year()) - 1}`, { cookie: mod.cookie })).body.total.comments.posted).toBe(0);
  });

  test('the summary as a table: by the query or the header, one figure a row', async () => {
    const answer = await transparency('&site=demo&format=csv');
    expect(answer.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(answer.get('Content-Disposition')).toBe(`attachment; filename="transparency-${year()}-demo.csv"`);
    const lines = answer.text.split('\r\n');
    expect(lines[0]).toBe('year,site,section,figure,value');
    expect(lines).toEqual(expect.arrayContaining([
      `${year()},,comments,posted,6`, `${year()},demo,ownInitiative,byReason.hate.persons,1`, `${year()},demo,automatedMeans,errorRate,0.5`, `${year()},demo,complaints,medianMs,`,
    ]));
    const wanted = await transparency('&site=demo').set('Accept', 'text/csv');
    expect([wanted.text, wanted.get('Vary')]).toEqual([answer.text, expect.stringContaining('Accept')]);
    expect((await transparency('&site=demo').set('Accept', 'text/csv, application/json')).type).toBe('application/json');
    expect((await transparency('&site=demo&format=json').set('Accept', 'text/csv')).type).toBe('application/json');
    const again = await transparency('&site=demo&format=csv').set('If-None-Match', answer.get('ETag')!);
    expect(again.status).toBe(304);
  });

  test('a range is of days that exist, in order and no longer than a leap year', async () => {
    const fault = async (query: string) => (await figures(`site=demo&${query}`)).body.errors;
    expect(await fault('from=2026-02-30')).toEqual([{ path: '?from', code: 'invalid' }]);
    expect(await fault('to=yesterday')).toMatchObject([{ path: '?to', code: 'invalid' }]);
    expect(await fault('from=0001-01-01')).toEqual([{ path: '?from', code: 'invalid' }]);
    expect(await fault('from=2026-03-02&to=2026-03-01')).toEqual([{ path: '?from', code: 'out_of_range' }]);
    expect(await fault('from=2026-01-01&to=2027-01-02')).toEqual([{ path: '?from', code: 'out_of_range' }]);
    expect(await fault('unknown=1')).toEqual([{ path: '?unknown', code: 'unknown_field' }]);
    expect((await figures('site=demo&from=2026-01-01&to=2027-01-01')).body.days).toHaveLength(366);
    expect((await figures('site=demo&to=2000-01-01')).body).toMatchObject({ from: '1999-12-03', to: '2000-01-01' });
    for (const [query, code] of [['', 'required'], ['year=1999', 'invalid'], ['year=26', 'invalid'], ['year=2026&format=xml', 'invalid']] as const) {
      expect((await app.call('get', `/moderation/transparency?${query}`, { cookie: mod.cookie })).body.errors).toMatchObject([{ code }]);
    }
  });

  test('a site that is not theirs is like none; without one, theirs are added up', async () => {
    for (const site of ['demo', 'nowhere']) {
      expect((await figures(`site=${site}`, outsider.cookie)).status).toBe(404);
      expect((await transparency(`&site=${site}`, outsider.cookie)).status).toBe(404);
    }
    expect((await figures('', outsider.cookie)).body).toMatchObject({ site: 'other', totals: { posted: 0 } });
    const admin = await app.signIn();
    app.pass(61);
    await app.call('post', '/sites/other/threads/x/comments').send({ text: 'تعليق في الموقع الآخر', author: { name: 'نور' }, page: { url: 'https://other.example/x', title: 'خبر' } });
    expect((await figures('', admin)).body).toMatchObject({ site: null, timezone: null, totals: { posted: 7 } });
    expect((await transparency('', outsider.cookie)).body.sites.map(({ site }: { site: string }) => site)).toEqual(['other']);
  });

  test('days are those of the site\'s timezone', async () => {
    await app.settings({ timezone: 'Pacific/Kiritimati' }, 'other');
    const count = async () => (await figures('site=other', outsider.cookie)).body;
    const before = await count();
    expect([before.timezone, before.to]).toEqual(['Pacific/Kiritimati', today(1)]);
    app.pass(61);
    await app.call('post', '/sites/other/threads/x/comments').send({ text: 'صباح الخير من آخر الأرض', author: { name: 'نور' }, page: { url: 'https://other.example/x', title: 'خبر' } });
    expect((await count()).days.slice(-2).map(({ day, posted: n }: { day: string; posted: number }) => [day, n])).toEqual([[today(), 1], [today(1), 1]]);
    await app.settings({ timezone: 'UTC' }, 'other');
  });

  test('reports and appeals are told with their outcomes, and what was refused for them is nobody\'s own initiative', async () => {
    const reader = await posted();
    const [told, wrong] = [await posted({ key: 'asked' }), await posted({ key: 'asked' })];
    const before = (await transparency('&site=demo')).body.total;
    for (const [{ comment: { id } }, reason] of [[told, 'illegal'], [wrong, 'spam']] as const) {
      await app.call('post', `/comments/${id}/reports`, { token: reader.guestToken! }).send({ reason, ...(reason === 'illegal' ? { detail: 'تشهير يعاقب عليه القانون' } : {}) });
    }
    app.pass(120);
    const { decisionId } = await app.decide(mod.cookie, told.comment.id, 'reject', { reason: 'illegal' });
    await undo(decisionId, second.cookie);
    await app.decide(mod.cookie, told.comment.id, 'reject', { reason: 'illegal' });
    await app.decide(mod.cookie, wrong.comment.id, 'approve');
    await app.call('post', `/me/comments/${told.comment.id}/appeal`, { token: told.guestToken! }).send({ text: 'لم أشهر بأحد، هذا خبر منشور' });
    app.pass(60);
    await app.decide(second.cookie, told.comment.id, 'approve');
    const after = (await transparency('&site=demo')).body.total;
    expect(after.notices).toMatchObject({ received: 2, upheld: 1, dismissed: 1, refused: 1, byReason: { illegal: 1, spam: 1 }, illegal: { received: 1, closed: 1, medianMs: expect.any(Number) } });
    expect(after.complaints).toEqual({ received: 1, granted: 1, dismissed: 0, medianMs: expect.any(Number) });
    expect(after.ownInitiative).toEqual(before.ownInitiative);
    const { totals, queues } = (await figures()).body;
    expect([totals.reports, totals.appeals]).toEqual([{ received: 2, upheld: 1, dismissed: 1 }, { received: 1, granted: 1, dismissed: 0 }]);
    expect([queues.reported.n, queues.illegal.n, queues.appeals.n]).toEqual([1, 1, 1]);
  });

  test('figures hold nothing of readers, and answer 304 to who has them', async () => {
    const { comment } = await posted({ name: 'اسم لا ينسى' });
    const first = await figures();
    expect(JSON.stringify(first.body)).not.toContain((comment as unknown as { author: { id: string } }).author.id);
    expect(JSON.stringify(first.body)).not.toContain('اسم لا ينسى');
    expect((await figures().then(() => app.call('get', '/moderation/stats?site=demo', { cookie: mod.cookie }).set('If-None-Match', first.get('ETag')!))).status).toBe(304);
  });
}
