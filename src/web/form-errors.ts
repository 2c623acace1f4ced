// What a browser without scripts is shown when its post was refused: a page in its language, the right status, the text still in the form.
import type { ErrorRequestHandler, Express, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { AppError } from '../errors.ts';
import { readBody } from '../http/body.ts';
import { asAppError, describe, detailOf } from '../http/errors.ts';
import type { Services } from '../http/services.ts';
import { messages, textDirection, type Lang } from '../i18n/index.ts';
import { html } from './html.ts';
import { documentOf, formFor, policy, reachedAt } from '../comments/comments-html.page.ts';
import { formHtml, type FormView, type Typed } from '../comments/form-html.ts';
import { isForm, langOf, RefusedForm, typedIn, type Place } from '../comments/form.ts';

const PATH = /^\/api\/v1\/sites\/([^/]+)\/threads\/([^/]+)\/comments\/?$/;
/** Refused before anything was read, though what was typed is still to come. */
const UNREAD = new Set(['rate_limited']);
/** There is nothing to correct and send again. */
const FINAL = new Set(['origin_not_allowed', 'csrf', 'banned', 'thread_closed', 'guests_not_allowed', 'not_found']);

export function mountFormErrors(app: Express, services: Services, logger: Pick<Logger, 'error'>): void {
  const handler: ErrorRequestHandler = async (thrown: unknown, request, response, next) => {
    const [, site, key] = PATH.exec(request.path) ?? [];
    if (site === undefined || key === undefined || request.method !== 'POST' || !isForm(request.get('content-type')) || response.headersSent) {
      next(thrown);
      return;
    }
    const error = asAppError(thrown);
    if (error.status >= 500) logger.error({ requestId: response.locals['requestId'], code: error.code, cause: describe(error.cause ?? error) }, 'form failed');
    await answer(services, { site, key }, { error, request, response });
  };
  app.use(handler);
}

type Exchange = { error: AppError; request: Request; response: Response };

async function answer(services: Services, at: Place, { error, request, response }: Exchange): Promise<void> {
  const { typed, lang } = error instanceof RefusedForm ? error : await read(error, request, response);
  const origin = reachedAt(services.publicUrl, request.get('host') ?? null);
  // The store may be what failed: then the page does without.
  const site = await services.sites.get(at.site).catch(() => null);
  const thread = site === null ? null : await services.threads.get(site, at.key).catch(() => null);
  const form = FINAL.has(error.code) || site === null ? null : { ...formFor({ site, lang, typed }, `${origin}${request.path}`), wrong: wrongFields(error, lang) };
  const page = refusal({ error, lang, form, url: thread?.url ?? null });
  response.status(error.status);
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Language', lang);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Security-Policy', policy(services, { site, thread, origin }));
  const retry = error.details.retryAfterSeconds ?? (error.status === 503 ? 5 : undefined);
  if (retry !== undefined) response.setHeader('Retry-After', String(Math.max(1, Math.ceil(retry))));
  if (error.code === 'too_large') response.setHeader('Connection', 'close');
  response.end(page.toString());
}

async function read(error: AppError, request: Request, response: Response): Promise<{ typed: Typed; lang: Lang }> {
  const lang = response.locals['lang'] as Lang;
  const fields = UNREAD.has(error.code) && !request.readableEnded ? await bodyOf(request) : {};
  return { typed: typedIn(fields, error), lang: langOf(fields, lang) };
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  try {
    return (await readBody(request, { form: true }) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function refusal({ error, lang, form, url }: { error: AppError; lang: Lang; form: FormView | null; url: string | null }) {
  const { errors, page } = messages(lang);
  const [[title], detail] = [errors[error.code], detailOf(error, lang)];
  const body = html`<main class="hiwar" lang="${lang}" dir="${textDirection(lang)}"><h1>${title}</h1><p class="note" role="alert">${detail}</p>
${form !== null && formHtml(form)}${url !== null && html`<p><a href="${url}">${page.backToArticle}</a></p>`}</main>`;
  return documentOf({ lang, title, body });
}

const fieldOf: Record<string, keyof FormView['wrong']> = {
  '/text': 'text', '/name': 'name', '/author/name': 'name', '/email': 'email', '/author/email': 'email', '/parentId': 'parentId',
};

function wrongFields(error: AppError, lang: Lang): FormView['wrong'] {
  const sentences: Record<string, string> = messages(lang).fields;
  return Object.fromEntries((error.details.errors ?? []).flatMap(({ path, code }) =>
    (fieldOf[path] === undefined ? [] : [[fieldOf[path], sentences[code] ?? messages(lang).fields.invalid]])));
}
