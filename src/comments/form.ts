// A post by the plain form: who signs it, where the browser is sent afterwards. Refusals are told by web/form-errors as a page.
import { randomUUID } from 'node:crypto';
import { AppError } from '../errors.ts';
import { anonymous, type Actor } from '../http/actor.ts';
import { guestCookie } from '../http/authentication.ts';
import { reply, type Reply, type RequestContext } from '../http/endpoint.ts';
import { isOwn } from '../http/origins.ts';
import type { Services } from '../http/services.ts';
import { validate } from '../http/validation.ts';
import { answeredBefore } from '../http/repeats.ts';
import { isLang, type Lang } from '../i18n/index.ts';
import { cleanName } from '../text/clean.ts';
import { formBody } from './comments.schema.ts';
import type { Typed } from './form-html.ts';
import type { FormPost } from './form.schema.ts';
import { postComment, type PostAnswer } from './posting.ts';

const COOKIE_DAYS = 365;

export type Place = { site: string; key: string };
type Given = { body: Record<string, unknown>; actor: Actor; request: RequestContext };

/** A refusal that remembers what was typed, so that nobody has to type it again. */
export class RefusedForm extends AppError {
  readonly typed: Typed;
  readonly lang: Lang;

  constructor(error: AppError, typed: Typed, lang: Lang) {
    super(error.code, error.details, error.cause);
    this.typed = typed;
    this.lang = lang;
  }
}

export const isForm = (contentType: string | null | undefined): boolean => /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(contentType ?? '');

export async function postForm(services: Services, at: Place, given: Given): Promise<Reply> {
  try {
    // A server needs no form; a browser that hides where it comes from cannot be told from a forger.
    const { origin } = given.request;
    if (origin === null) throw new AppError('origin_not_allowed');
    const body = validate(formBody, given.body, 'body') as FormPost;
    const answer = await post(services, at, { ...given, body });
    return await sendBack(services, at, { answer, origin });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new RefusedForm(error, typedIn(given.body, error), langOf(given.body, given.request.lang));
  }
}

async function post(services: Services, at: Place, given: { body: FormPost; actor: Actor; request: RequestContext }): Promise<PostAnswer> {
  const { body, actor } = given;
  const name = body.name ?? '';
  const email = body.email === undefined || body.email === '' ? null : body.email;
  const idempotencyKey = body.idempotencyKey === undefined || body.idempotencyKey === '' ? null : body.idempotencyKey;
  const request = { ...given.request, idempotencyKey };
  // The first answer sets the cookie, so the same form sent again comes from somebody who has a name by now: it is looked
  // for under the nameless scope too.
  const before = await answeredBefore<PostAnswer>(services, { does: 'post', at, actor: anonymous, request, body });
  if (before !== null) return before.answer;
  return postComment(services, at, {
    draft: { text: body.text, parentId: body.parentId || null, page: null, honeypot: (body.website ?? '') !== '' },
    author: name === '' ? null : { name, email }, actor: await signer(services, actor, name), request, body,
  });
}

/** Who the cookie names, unless the form is signed with another name: then it is somebody new at the same machine. */
async function signer(services: Services, actor: Actor, name: string): Promise<Actor> {
  if (actor.kind !== 'reader' || name === '') return actor;
  const author = await services.comments.authorOf(actor.site, actor.authorId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'unauthenticated') return null;
    throw error;
  });
  return author?.name === cleanName(name) ? actor : anonymous;
}

/** 303 to the page the thread is stored with, and nowhere else. */
async function sendBack(services: Services, at: Place, { answer, origin }: { answer: PostAnswer; origin: string }): Promise<Reply> {
  const { url } = await services.threads.get(await services.sites.get(at.site), at.key);
  if (url === null) throw new AppError('not_found');
  const target = new URL(url);
  // localhost and 127.0.0.1 are one server under two names: the reader stays with the one they came by.
  if (isOwn(target.origin, services.publicUrl) && isOwn(origin, services.publicUrl)) target.host = new URL(origin).host;
  target.searchParams.set('hiwar', answer.outcome);
  if (answer.outcome === 'published') target.hash = `comment-${answer.comment.id}`;
  const cookie = answer.guestToken === null ? {} : { 'Set-Cookie': cookieOf(services.publicUrl, at.site, answer.guestToken) };
  return reply(303, null, { Location: target.href, 'Cache-Control': 'no-store', ...cookie });
}

function cookieOf(publicUrl: string, site: string, token: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${guestCookie(site)}=${token}; Path=/api/v1/sites/${site}/threads; Max-Age=${COOKIE_DAYS * 86_400}; HttpOnly; SameSite=Lax${secure}`;
}

/** What was typed, as far as it is text. The key stays, since nobody knows whether a post that failed was stored, but not one that is spent. */
export function typedIn(body: Record<string, unknown>, error: AppError): Typed {
  const field = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  const key = field('idempotencyKey');
  return {
    text: field('text'), name: field('name'), email: field('email'), parentId: field('parentId') || null,
    idempotencyKey: key === '' || error.code === 'idempotency_mismatch' ? randomUUID() : key,
  };
}

export const langOf = (body: Record<string, unknown>, fallback: Lang): Lang =>
  (typeof body['lang'] === 'string' && isLang(body['lang']) ? body['lang'] : fallback);
