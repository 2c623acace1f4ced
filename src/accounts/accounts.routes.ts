// Sign-in and one's own account, and the admin's staff and keys.
import { AppError } from '../errors.ts';
import { deciderOf, type Actor } from '../http/actor.ts';
import { sessionCookie } from '../http/authentication.ts';
import { staff } from '../http/authorize.ts';
import { reply } from '../http/endpoint.ts';
import { endpoint } from '../http/services.ts';
import { shortIdPath } from '../http/ids.schema.ts';
import { reachOf, type ApiKey, type Reach, type Staff } from './account.ts';
import * as shape from './accounts.schema.ts';

/** A person's own session: keys have none. */
function asPerson(actor: Actor): Extract<Actor, { kind: 'staff' }> {
  if (actor.kind !== 'staff') throw new AppError('forbidden');
  return actor;
}

/** What the caller may hand on. */
function reachBy(actor: Actor): Reach {
  if (actor.kind === 'staff') return reachOf(actor.staff);
  return actor.kind === 'key' ? actor.key : { sites: [], scopes: [] };
}

const staffView = ({ id, email, name, role, sites, createdAt }: Staff) => ({ id, email, name, role, sites, createdAt: createdAt.toISOString() });
const keyView = ({ id, name, scopes, sites, createdAt }: ApiKey) => ({ id, name, scopes, sites, createdAt: createdAt.toISOString() });

const cookie = (publicUrl: string, value: string, maxAgeSeconds: number): string =>
  `${sessionCookie(publicUrl)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${publicUrl.startsWith('https:') ? '; Secure' : ''}`;

const signIn = endpoint({
  method: 'post', path: '/session', summary: 'Sign in', allow: 'public', origins: 'own', limit: 'sign_in', body: shape.signInBody,
  answers: { 200: shape.sessionAnswer },
  async handle({ body, request, services }) {
    const userAgent = (request.header('user-agent') ?? '').slice(0, 200);
    const { token, staff: person, expiresAt } = await services.accounts.signIn({ ...body, userAgent });
    const maxAge = Math.floor((expiresAt.getTime() - services.clock.now().getTime()) / 1000);
    return reply(200, { staff: staffView(person), expiresAt: expiresAt.toISOString() }, { 'Set-Cookie': cookie(services.publicUrl, token, maxAge) });
  },
});

const whoAmI = endpoint({
  method: 'get', path: '/session', summary: 'Who is signed in', allow: staff(), limit: 'staff_read', answers: { 200: shape.sessionAnswer },
  async handle({ actor }) {
    const { staff: person, session } = asPerson(actor);
    return { staff: staffView(person), expiresAt: session.expiresAt.toISOString() };
  },
});

const signOut = endpoint({
  method: 'delete', path: '/session', summary: 'Sign out', allow: staff(), limit: 'staff_write', answers: { 204: null },
  async handle({ actor, services }) {
    const { staff: person, session } = asPerson(actor);
    await services.accounts.endSession(person.id, session.id);
    return reply(204, null, { 'Set-Cookie': cookie(services.publicUrl, '', 0) });
  },
});

const mySessions = endpoint({
  method: 'get', path: '/session/all', summary: 'My sessions', allow: staff(), limit: 'staff_read', answers: { 200: shape.sessionList },
  async handle({ actor, services }) {
    const { staff: person, session } = asPerson(actor);
    const items = (await services.accounts.sessions(person.id)).map(({ id, userAgent, createdAt, expiresAt }) =>
      ({ id, userAgent, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), current: id === session.id }));
    return { items, next: null };
  },
});

const endSession = endpoint({
  method: 'delete', path: '/session/all/{id}', summary: 'End one of my sessions', allow: staff(), limit: 'staff_write', params: shortIdPath, answers: { 204: null },
  handle: async ({ actor, params, services }) => services.accounts.endSession(asPerson(actor).staff.id, params.id),
});

const changePassword = endpoint({
  method: 'put', path: '/session/password', summary: 'Change my password; my other sessions end', allow: staff(), limit: 'sign_in', body: shape.passwordBody,
  answers: { 204: null },
  async handle({ actor, body, services }) {
    const { staff: person, session } = asPerson(actor);
    await services.accounts.changePassword(person, session, body);
  },
});

const listStaff = endpoint({
  method: 'get', path: '/staff', summary: 'Everyone on the desk', allow: staff('site.admin'), limit: 'staff_read', answers: { 200: shape.staffList },
  handle: async ({ actor, services }) => ({ items: (await services.accounts.staff(reachBy(actor))).map(staffView), next: null }),
});

const colleagues = endpoint({
  method: 'get', path: '/moderation/colleagues', summary: 'The names of those who decide on my sites, for the ids in records', allow: staff('comment.read'), limit: 'staff_read', etag: true,
  answers: { 200: shape.colleagues },
  handle: async ({ actor, services }) => ({ items: (await services.accounts.colleagues(deciderOf(actor).sites)).map(({ id, name }) => ({ id, name })), next: null }),
});

const createStaff = endpoint({
  method: 'post', path: '/staff', summary: 'Add a moderator or admin', allow: staff('site.admin'), limit: 'staff_write', body: shape.staffBody,
  answers: { 201: shape.staffAnswer },
  handle: async ({ actor, body, services }) => reply(201, staffView(await services.accounts.createStaff(body, reachBy(actor)))),
});

const changeStaff = endpoint({
  method: 'patch', path: '/staff/{id}', summary: 'Change name, role, sites or password; their sessions end', allow: staff('site.admin'), limit: 'staff_write',
  params: shortIdPath, body: shape.staffChange, answers: { 200: shape.staffAnswer },
  handle: async ({ actor, params, body, services }) => staffView(await services.accounts.changeStaff(params.id, body, reachBy(actor))),
});

const deleteStaff = endpoint({
  method: 'delete', path: '/staff/{id}', summary: 'Remove from the desk; the last admin stays', allow: staff('site.admin'), limit: 'staff_write',
  params: shortIdPath, answers: { 204: null },
  handle: ({ actor, params, services }) => services.accounts.deleteStaff(params.id, reachBy(actor)),
});

const listKeys = endpoint({
  method: 'get', path: '/keys', summary: 'API keys', allow: staff('site.admin'), limit: 'staff_read', answers: { 200: shape.keyList },
  handle: async ({ actor, services }) => ({ items: (await services.accounts.keys(reachBy(actor))).map(keyView), next: null }),
});

const createKey = endpoint({
  method: 'post', path: '/keys', summary: 'Make an API key; its token is shown once', allow: staff('site.admin'), limit: 'staff_write', body: shape.keyBody,
  answers: { 201: shape.newKeyAnswer },
  async handle({ actor, body, services }) {
    const { key, token } = await services.accounts.createKey(body, reachBy(actor));
    return reply(201, { ...keyView(key), token });
  },
});

const deleteKey = endpoint({
  method: 'delete', path: '/keys/{id}', summary: 'End an API key', allow: staff('site.admin'), limit: 'staff_write', params: shortIdPath, answers: { 204: null },
  handle: ({ actor, params, services }) => services.accounts.deleteKey(params.id, reachBy(actor)),
});

export const accountsRoutes = [
  signIn, whoAmI, signOut, mySessions, endSession, changePassword, listStaff, colleagues, createStaff, changeStaff, deleteStaff, listKeys, createKey, deleteKey,
];
