// Who may call what: every declared endpoint with every kind of caller. A route nobody classified here fails.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '../../src/app.ts';
import { isWrite, type Endpoint } from '../../src/http/endpoint.ts';
import type { Services } from '../../src/http/services.ts';
import type { Scope } from '../../src/accounts/account.ts';
import { ORIGIN, startApp, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

type Class = 'public' | 'reader' | 'self' | Scope;

/** The policy, written out. */
const classes: Record<string, Class> = {
  'get /sites/{site}/threads/{key}': 'public', 'get /sites/{site}/threads/{key}/comments': 'public', 'get /sites/{site}/threads/{key}/comments.html': 'public',
  'get /sites/{site}/threads/{key}/me': 'reader', 'get /comments/{id}': 'public', 'get /comments/{id}/replies': 'public',
  'post /sites/{site}/threads/{key}/comments': 'public', 'patch /comments/{id}': 'reader', 'delete /comments/{id}': 'reader', 'post /sites/{site}/guests': 'public',
  'post /sites/{site}/counts': 'public', 'get /me': 'reader', 'get /me/comments': 'reader',
  'post /comments/{id}/reports': 'reader', 'get /me/comments/{id}/statement': 'reader', 'post /me/comments/{id}/appeal': 'reader',
  'get /consent/config': 'public', 'get /consent/texts/{hash}': 'public', 'get /consent/me': 'public', 'put /consent/me': 'public', 'post /consent/me': 'public',
  'delete /consent/me': 'public', 'get /consent/me/data': 'public', 'delete /consent/me/data': 'public', 'get /consent/receipts/{id}': 'public',
  'get /v1/privacy-managers/{site}/config.json': 'public', 'post /v1/privacy-managers/{site}/submit': 'public',
  'get /.well-known/gpc.json': 'public', 'get /.well-known/jwks.json': 'public',
  'get /moderation/queues': 'comment.read', 'get /moderation/comments': 'comment.read', 'get /moderation/comments/{id}': 'comment.read', 'get /moderation/audit': 'comment.read',
  'get /moderation/colleagues': 'comment.read',
  'get /moderation/stats': 'comment.read', 'get /moderation/transparency': 'comment.read',
  'get /moderation/audit/verify': 'comment.read', 'post /moderation/decisions': 'comment.decide', 'post /moderation/decisions/{id}/undo': 'comment.decide',
  'post /moderation/claims': 'comment.decide', 'get /moderation/claims': 'comment.decide', 'delete /moderation/claims': 'comment.decide',
  'post /moderation/jobs': 'comment.decide', 'get /moderation/jobs': 'comment.read', 'get /moderation/jobs/{id}': 'comment.read', 'delete /moderation/jobs/{id}': 'comment.decide',
  'post /moderation/jobs/{id}/undo': 'comment.decide',
  'get /moderation/campaigns': 'comment.read', 'get /moderation/campaigns/{id}': 'comment.read', 'get /moderation/campaigns/{id}/comments': 'comment.read',
  'post /moderation/campaigns/{id}/decisions': 'comment.decide', 'post /moderation/campaigns/{id}/decisions/{batch}/undo': 'comment.decide',
  'post /session': 'public', 'get /session': 'self', 'delete /session': 'self', 'get /session/all': 'self', 'delete /session/all/{id}': 'self', 'put /session/password': 'self',
  'get /staff': 'site.admin', 'post /staff': 'site.admin', 'patch /staff/{id}': 'site.admin', 'delete /staff/{id}': 'site.admin', 'get /keys': 'site.admin', 'post /keys': 'site.admin',
  'delete /keys/{id}': 'site.admin', 'get /sites': 'comment.read', 'post /sites': 'site.admin', 'get /sites/{site}': 'comment.read', 'patch /sites/{site}': 'site.admin',
  'get /sites/{site}/rules': 'comment.read', 'post /sites/{site}/rules': 'comment.decide', 'put /sites/{site}/rules/{id}': 'comment.decide',
  'delete /sites/{site}/rules/{id}': 'comment.decide', 'post /sites/{site}/rules/try': 'comment.read', 'get /sites/{site}/rules.csv': 'comment.read', 'put /sites/{site}/rules.csv': 'comment.decide',
  'get /sites/{site}/rules/versions': 'comment.read', 'get /sites/{site}/rules/versions/{number}': 'comment.read', 'post /sites/{site}/rules/versions/{number}/restore': 'comment.decide',
  'get /sites/{site}/rules/starter': 'comment.read', 'post /sites/{site}/rules/starter': 'comment.decide', 'put /sites/{site}/threads/{key}': 'thread.write',
  'patch /sites/{site}/threads/{key}': 'comment.decide', 'get /sites/{site}/raid': 'comment.read', 'post /sites/{site}/raid': 'comment.decide',
  'get /sites/{site}/model': 'comment.read', 'patch /sites/{site}/model': 'site.admin',
  'post /moderation/sanctions': 'comment.decide', 'get /moderation/sanctions': 'comment.read', 'get /moderation/sanctions/{id}': 'comment.read',
  'patch /moderation/sanctions/{id}': 'comment.decide', 'delete /moderation/sanctions/{id}': 'comment.decide',
  'get /moderation/authors/{id}': 'comment.read', 'post /moderation/authors/{id}/notes': 'comment.decide', 'delete /moderation/authors/{id}/notes/{note}': 'comment.decide',
  'get /sites/{site}/consent/policies': 'consent.read', 'post /sites/{site}/consent/policies': 'consent.write', 'get /sites/{site}/consent/policies/{id}': 'consent.read',
  'put /sites/{site}/consent/policies/{id}': 'consent.write', 'delete /sites/{site}/consent/policies/{id}': 'consent.write', 'get /sites/{site}/consent/policies/{id}/lint': 'consent.read',
  'post /sites/{site}/consent/policies/{id}/lint': 'consent.read', 'post /sites/{site}/consent/policies/{id}/publish': 'consent.write', 'post /sites/{site}/consent/policies/{id}/retire': 'consent.write',
  'get /sites/{site}/consent/policies/{id}/preview': 'consent.read', 'get /sites/{site}/consent/policies/{id}/diff': 'consent.read',
  'get /sites/{site}/consent/records': 'consent.read', 'get /sites/{site}/consent/records/{id}': 'consent.read', 'get /sites/{site}/consent/records/{id}/text': 'consent.read',
  'get /sites/{site}/consent/stats': 'consent.read', 'get /sites/{site}/consent/export': 'consent.read', 'get /sites/{site}/consent/verify': 'consent.read', 'post /sites/{site}/consent/purge': 'consent.write',
};

const callers = ['anonymous', 'reader', 'reader elsewhere', 'moderator', 'moderator elsewhere', 'admin', 'admin elsewhere', 'key without', 'key with', 'key elsewhere'] as const;
type Caller = (typeof callers)[number];
type As = { token?: string; cookie?: string };

/** What a caller meets: may, 401, 403, 404. `named` is whether the path names the site. */
function expected(kind: Class, caller: Caller, named: boolean): 'may' | 401 | 403 | 404 {
  if (kind === 'public') return 'may';
  if (caller === 'anonymous') return 401;
  if (caller === 'reader') return kind === 'reader' ? 'may' : 401;
  if (caller === 'reader elsewhere') return kind === 'reader' && !named ? 'may' : 401;
  if (caller.endsWith('elsewhere') && named) return 404;
  if (caller.startsWith('key')) return kind !== 'reader' && kind !== 'self' && caller !== 'key without' ? 'may' : 403;
  if (kind === 'reader' || kind === 'self') return 'may';
  return caller.startsWith('admin') || kind === 'comment.read' || kind === 'comment.decide' ? 'may' : 403;
}

const nameOf = ({ method, path }: Endpoint<Services>): string => `${method} ${path}`;

export function roleMatrixApi(adapter: Adapter): void {
  let app: TestApp;
  let as: Record<Exclude<Caller, 'key without' | 'key with' | 'key elsewhere'>, As>;
  const keys = new Map<string, string>();
  let commentId = '';

  beforeAll(async () => {
    app = await startApp(adapter);
    const { services } = app.app;
    await services.sites.create({ slug: 'other', name: 'أخرى', origins: [] });
    const { comment, guestToken } = (await app.post()).body as Posted;
    commentId = comment.id;
    const stranger = (await app.call('post', '/sites/other/guests').send({ name: 'غريب' })).body as { guestToken: string };
    const staff = async (role: 'moderator' | 'admin', sites: string[]): Promise<As> => ({ cookie: (await app.join({ email: `${role}@${sites[0]}.example`, role, sites })).cookie });
    as = {
      anonymous: {}, reader: { token: guestToken! }, 'reader elsewhere': { token: stranger.guestToken },
      moderator: await staff('moderator', ['demo']), 'moderator elsewhere': await staff('moderator', ['other']), admin: { cookie: await app.signIn() }, 'admin elsewhere': await staff('admin', ['other']),
    };
    const all: Scope[] = ['comment.read', 'comment.decide', 'thread.write', 'site.admin', 'consent.read', 'consent.write'];
    for (const scope of all) {
      for (const [name, scopes, sites] of [['with', [scope], ['demo']], ['without', all.filter((each) => each !== scope), ['demo']], ['elsewhere', [scope], ['other']]] as const) {
        keys.set(`key ${name} ${scope}`, (await services.accounts.createKey({ name, scopes: [...scopes], sites: [...sites] })).token);
      }
    }
  });
  afterAll(() => app.dispose());

  test('every endpoint is classified, and every class is of an endpoint', () => {
    expect(endpoints.map(nameOf).toSorted()).toEqual(Object.keys(classes).filter((name) => endpoints.some((each) => nameOf(each) === name)).toSorted());
    expect(new Set(endpoints.map(nameOf)).size).toBe(endpoints.length);
  });

  const pathOf = ({ path, root }: Endpoint<Services>): string => (root === true ? '/' : '') + path.replace('{site}', 'demo').replace('{key}', 'article-1').replace('{number}', '1')
    .replace('{batch}', 'b_1').replace('{hash}', `sha256:${'0'.repeat(64)}`).replace('{id}', path.includes('comments/{id}') ? commentId : 'x_1').replace('{note}', 'n_1');

  /** An unknown query parameter stops whoever may before anything is done: 422 is the mark of being let in. */
  const knock = async (endpoint: Endpoint<Services>, who: As): Promise<number> => {
    return (await app.call(endpoint.method, `${pathOf(endpoint)}?let=me`, who)).status;
  };
  const actingAs = (caller: Caller, kind: Class): As => {
    if (!caller.startsWith('key')) return as[caller as keyof typeof as];
    return { token: keys.get(`${caller} ${keys.has(`${caller} ${kind}`) ? kind : 'comment.read'}`)! };
  };

  test.each(endpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const))('%s', async (name, endpoint) => {
    const kind = classes[name]!;
    const named = endpoint.path.includes('{site}');
    const met: Record<string, unknown> = {};
    for (const caller of callers) {
      // A session's write to what is open to all comes from Hiwar's own page; `call` sends that origin.
      const status = await knock(endpoint, actingAs(caller, kind));
      met[caller] = status === 422 ? 'may' : status;
    }
    expect(met).toEqual(Object.fromEntries(callers.map((caller) => [caller, expected(kind, caller, named)])));
  });

  test('with a session every write needs Hiwar\'s own origin, whoever it is open to; consent knows nobody\'s session', async () => {
    for (const endpoint of endpoints.filter(({ method }) => isWrite(method))) {
      const answer = await app.call(endpoint.method, `${pathOf(endpoint)}?let=me`, { cookie: as.admin.cookie!, origin: endpoint.credentials === true ? ORIGIN : 'https://paper.example' });
      expect([nameOf(endpoint), answer.status, answer.body.code]).toEqual([nameOf(endpoint), ...(endpoint.credentials === true ? [422, 'validation'] : [403, 'csrf'])]);
    }
    const answer = await app.call('put', '/consent/me?site=demo', { cookie: as.admin.cookie!, origin: 'https://paper.example' }).send({});
    expect([answer.status, answer.body.code]).toEqual([422, 'validation']);
  });
}
