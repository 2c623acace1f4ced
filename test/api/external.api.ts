// Services outside are asked where a site wants it, judged by what they answer, and missed by nobody when they do not.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { FAILURES } from '../../src/kernel/breaker.ts';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import { breaksOff, floods, hangs, redirects, says, startOddServer, type Behaviour, type OddServer } from '../support/odd-server.ts';
import type { Adapter } from '../support/stores.ts';

export function externalApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  let checker: OddServer;
  let akismet: OddServer;
  beforeAll(async () => {
    [checker, akismet] = await Promise.all([startOddServer(), startOddServer()]);
    app = await startApp(adapter, {
      OUTGOING_ALLOW: `${checker.host},${akismet.host}`, CHECK_URL: `${checker.url}/judge`, CHECK_SECRET: 's'.repeat(32), AKISMET_URL: akismet.url, AKISMET_KEY: 'k_1',
    });
    mod = await app.join({ email: 'mod@example.org' });
  });
  beforeEach(async () => {
    // Past every breaker's pause.
    app.pass(61);
    checker.behave(says('{"verdict":"approve"}'));
    akismet.behave(says('false'));
    await app.settings({ externalChecks: ['akismet', 'http'], externalPersonalData: false, mode: 'smart' });
    // Whoever was left alone is asked again.
    await app.post();
    checker.asked.length = 0;
    akismet.asked.length = 0;
  });
  afterAll(async () => {
    await app.dispose();
    await Promise.all([checker.stop(), akismet.stop()]);
  });

  const post = async (given: Parameters<TestApp['post']>[0] = {}) => (await app.post(given)).body as Posted;
  const story = async (id: string) => (await app.call('get', `/moderation/comments/${id}`, { cookie: mod.cookie })).body;
  const checksOf = async (id: string) => (await story(id)).checks as { check: string; verdict: string; code: string; evidence: object }[];
  const teach = async () => {
    app.pass(11);
    await app.app.services.akismetFeedback?.run();
    return akismet.asked.filter(({ path }) => path !== '/1.1/comment-check').map(({ path, body }) => [path.replace('/1.1/submit-', ''), new URLSearchParams(body).get('comment_content')]);
  };

  test('a site that did not ask for it sends nothing, and one that asks for what is not there is told', async () => {
    await app.settings({ externalChecks: [] });
    expect((await post()).outcome).toBe('published');
    expect([...checker.asked, ...akismet.asked]).toEqual([]);
    const admin = await app.signIn();
    const change = (externalChecks: unknown) => app.call('patch', '/sites/demo', { cookie: admin }).send({ settings: { externalChecks } });
    expect((await change(['akismet', 'http', 'akismet'])).status).toBe(422);
    expect((await change(['akismet', 'akismet'])).body.settings.externalChecks).toEqual(['akismet']);
    expect((await change(['oracle'])).status).toBe(422);
    const bare = await startApp(adapter);
    const answer = await bare.call('patch', '/sites/demo', { cookie: await bare.signIn() }).send({ settings: { externalChecks: ['http'] } });
    expect(answer.body).toMatchObject({ status: 422, errors: [{ path: '/settings/externalChecks/0', code: 'not_found' }] });
    await bare.dispose();
  });

  test('both are asked with what they need and no more', async () => {
    const { comment } = await post({ text: 'تعليق عن القطار' });
    expect(JSON.parse(checker.asked[0]!.body)).toEqual({
      site: 'demo', thread: { key: 'article-1', url: 'http://127.0.0.1:8080/demo' }, text: 'تعليق عن القطار',
      author: { id: (comment['author'] as { id: string }).id, name: 'سلمى', kind: 'guest' }, parentId: null, lang: 'ar',
    });
    const sent = new URLSearchParams(akismet.asked[0]!.body);
    expect([...sent.keys()].toSorted()).toEqual([
      'api_key', 'blog', 'blog_charset', 'blog_lang', 'comment_author', 'comment_content', 'comment_date_gmt', 'comment_type', 'permalink', 'user_ip',
    ]);
    expect([sent.get('user_ip'), sent.get('blog')]).toEqual(['127.0.0.1', 'https://paper.example']);
    await app.settings({ externalPersonalData: true });
    await app.call('post', '/sites/demo/threads/article-1/comments').send({ text: 'تعليق آخر عن القطار', author: { name: 'سلمى', email: 's@example.org' }, page: { url: 'http://127.0.0.1:8080/demo', title: 'ع' } });
    const more = new URLSearchParams(akismet.asked[1]!.body);
    expect([more.get('comment_author_email'), more.get('user_ip')]).toEqual(['s@example.org', '127.0.0.0']);
    expect(checker.asked[1]!.body).not.toContain('s@example.org');
  });

  test.each([
    ['{"verdict":"approve"}', 'published', 'approved'], ['{"verdict":"hold","reason":"إعلان"}', 'held', 'pending'], ['{"verdict":"reject"}', 'held', 'rejected'], ['{"verdict":"spam","score":1}', 'held', 'spam'],
  ])('the signed check\'s %s is taken', async (answer, outcome, status) => {
    checker.behave(says(answer));
    const posted = await post();
    expect([posted.outcome, (await story(posted.comment.id)).status]).toEqual([outcome, status]);
    expect(JSON.stringify(posted)).not.toContain('إعلان');
    if (status === 'pending') expect(await checksOf(posted.comment.id)).toMatchObject([{ check: 'http_check', code: 'external_check', evidence: { reason: 'إعلان' } }]);
  });

  test('what Akismet takes for spam is held, and filed as spam when it is blatant', async () => {
    akismet.behave(says('true'));
    const held = await post();
    expect(held).toMatchObject({ outcome: 'held', comment: { reason: { code: 'external_spam', by: 'machine', message: expect.any(String) } } });
    expect((await story(held.comment.id)).status).toBe('pending');
    akismet.behave(says('true', 200, { 'X-akismet-pro-tip': 'discard' }));
    expect((await story((await post()).comment.id)).status).toBe('spam');
  });

  test.each<[string, Behaviour, string]>([
    ['is slow', hangs, 'late'], ['is wrong', says('{"verdict":"مقبول"}'), 'nonsense'], ['answers an error', says('', 503), 'status'], ['says too much', floods, 'too_large'],
    ['breaks off', breaksOff, 'unreachable'], ['sends us to a private address', redirects('http://169.254.169.254/latest/meta-data/'), 'refused_redirect'],
  ])('a service that %s is recorded on the comment and holds nobody up', async (_what, behaviour, why) => {
    checker.behave(behaviour);
    const { outcome, comment } = await post();
    expect(outcome).toBe('published');
    expect(await checksOf(comment.id)).toMatchObject([{ check: 'http_check', verdict: 'approve', code: 'check_failed', evidence: { why } }]);
  });

  test('one that keeps failing is left alone, which costs nothing, and /metrics says so', async () => {
    const metrics = async () => (await app.call('get', '//metrics')).text.split('\n').filter((line) => line.startsWith('hiwar_external_')).join('\n');
    checker.behave(says('', 500));
    for (let times = 0; times < FAILURES; times += 1) await post();
    const asked = checker.asked.length;
    const { comment } = await post();
    expect(await checksOf(comment.id)).toMatchObject([{ check: 'http_check', code: 'check_failed', evidence: { why: 'skipped' } }]);
    expect(checker.asked).toHaveLength(asked);
    expect(await metrics()).toMatch(/hiwar_external_breaker\{service="http"\} 2/);
    expect(await metrics()).toMatch(/hiwar_external_breaker\{service="akismet"\} 0/);
    expect(await metrics()).toMatch(/hiwar_external_calls_total\{service="http",outcome="skipped"\} [1-9]/);
    app.pass(61);
    checker.behave(says('{"verdict":"approve"}'));
    await post();
    expect(await metrics()).toMatch(/hiwar_external_breaker\{service="http"\} 0/);
  });

  test('what is refused here is not sent outside, nor is a trial, nor what staff say', async () => {
    await post({ website: 'https://x.example' });
    await app.call('post', '/sites/demo/rules/try', { cookie: mod.cookie }).send({ text: 'نص للتجربة' });
    await app.call('post', '/sites/demo/threads/article-1/comments', { cookie: mod.cookie }).send({ text: 'رد من الإدارة' });
    expect([...checker.asked, ...akismet.asked]).toEqual([]);
    await post({ text: 'https://a.example https://b.example' });
    expect([checker.asked.length, akismet.asked.length]).toEqual([1, 1]);
  });

  test('people\'s decisions teach Akismet, undone ones the opposite, each once and in order', async () => {
    await teach();
    akismet.asked.length = 0;
    const missed = await post({ text: 'فاتته هذه' });
    akismet.behave(says('true'));
    const wrong = await post({ text: 'أخطأ في هذه' });
    const right = await post({ text: 'أصاب في هذه' });
    const rude = await post({ text: 'فظة وليست مزعجة' });
    const { decisionId } = await app.decide(mod.cookie, missed.comment.id, 'spam');
    await app.decide(mod.cookie, wrong.comment.id, 'approve');
    await app.decide(mod.cookie, right.comment.id, 'spam');
    await app.decide(mod.cookie, rude.comment.id, 'reject');
    akismet.behave(says('Thanks for making the web a better place.'));
    expect(await teach()).toEqual([['spam', 'فاتته هذه'], ['ham', 'أخطأ في هذه']]);
    await app.call('post', `/moderation/decisions/${decisionId}/undo`, { cookie: mod.cookie });
    expect((await teach()).slice(2)).toEqual([['ham', 'فاتته هذه']]);
    expect(await teach()).toHaveLength(3);
  });

  test('a lesson that does not arrive is tried again, less and less, then given up for the next', async () => {
    await teach();
    const [first, second] = [await post({ text: 'الدرس الأول' }), await post({ text: 'الدرس الثاني' })];
    akismet.asked.length = 0;
    akismet.behave((response, asked) => says('', asked.body.includes(encodeURIComponent('الأول')) ? 500 : 200)(response, asked));
    await app.decide(mod.cookie, first.comment.id, 'spam');
    expect(await teach()).toHaveLength(1);
    expect(await teach()).toHaveLength(1);
    await app.decide(mod.cookie, second.comment.id, 'spam');
    for (let times = 0; times < 4; times += 1) {
      app.pass(600);
      await teach();
    }
    // So many failures in a row also opened the breaker.
    app.pass(61);
    expect((await teach()).map(([, text]) => text)).toEqual([...Array.from({ length: 5 }, () => 'الدرس الأول'), 'الدرس الثاني']);
  });

  test('services that are gone are missed by nobody', async () => {
    await Promise.all([checker.stop(), akismet.stop()]);
    const { outcome, comment } = await post();
    expect(outcome).toBe('published');
    const failed = (check: string) => ({ check, verdict: 'approve', code: 'check_failed', evidence: { why: 'unreachable' } });
    expect(await checksOf(comment.id)).toMatchObject([failed('akismet'), failed('http_check')]);
  });
}
