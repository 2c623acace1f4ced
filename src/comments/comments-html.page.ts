// Loads what the page of comments shows and wraps it as a document with its own policy. Reads only.
import { randomUUID } from 'node:crypto';
import { AppError } from '../errors.ts';
import { reply, type Reply, type RequestContext } from '../http/endpoint.ts';
import { isOwn } from '../http/origins.ts';
import type { Services } from '../http/services.ts';
import { messages, textDirection, type Lang } from '../i18n/index.ts';
import type { Site } from '../sites/site.ts';
import { effectiveState, type Thread } from '../threads/thread.ts';
import { html, type Html } from '../web/html.ts';
import { STYLE, styleDigest } from './comments-html.style.ts';
import { threadHtml, type LinkTo, type ThreadPage } from './comments-html.ts';
import type { WithReplies } from './comments.reader.ts';
import type { FormView, Typed } from './form-html.ts';
import type { Place } from './form.ts';

export type ThreadPageQuery = {
  lang?: Lang | undefined; cursor?: string | undefined; hiwar?: 'held' | 'published' | undefined; replyTo?: string | undefined; root?: string | undefined;
};

const PAGE = 20;
/** Without scripts a click is a whole page, so more replies come at once than the API gives. */
const REPLIES = 50;

/** The page of its own, for a frame or a reader without scripts. Its form's key is fresh each time, so no copy may be kept. */
export async function threadDocument(services: Services, at: Place, query: ThreadPageQuery, request: RequestContext): Promise<Reply> {
  const site = await services.sites.get(at.site);
  const thread = await services.threads.get(site, at.key);
  const lang = query.lang ?? site.locale;
  const origin = reachedAt(services.publicUrl, request.header('host'));
  const address = `${origin}${commentsPath(at)}.html`;
  const linkTo: LinkTo = (more) => `${address}?${new URLSearchParams({ lang, ...more })}`;
  const page = await loadThread(services, { site, thread, lang }, { query, linkTo, origin });
  const title = `${messages(lang).page.comments}${thread.title === null ? '' : ` – ${thread.title}`}`;
  return htmlReply(documentOf({ lang, title, body: threadHtml(page) }), policy(services, { site, thread, origin }), lang);
}

export const commentsPath = ({ site, key }: Place): string => `/api/v1/sites/${site}/threads/${key}/comments`;

/** Own address as the reader wrote it: on loopback under the name they chose, else the public one. */
export function reachedAt(publicUrl: string, host: string | null): string {
  const own = new URL(publicUrl);
  const reached = `${own.protocol}//${host ?? ''}`;
  return isOwn(reached, publicUrl) ? new URL(reached).origin : own.origin;
}

type Subject = { site: Site; thread: Thread; lang: Lang };

export async function loadThread(services: Services, { site, thread, lang }: Subject, given: { query: ThreadPageQuery; linkTo: LinkTo; origin: string }): Promise<ThreadPage> {
  const { query, linkTo, origin } = given;
  const texts = messages(lang).page;
  const isOpen = thread.url !== null && effectiveState(thread, site, services.clock.now()) !== 'closed' && site.settings.guests;
  const { comments, next } = query.root === undefined ? await topLevel(services, thread, query) : await oneRoot(services, thread, query.root, query.cursor);
  const answered = query.replyTo === undefined || !isOpen ? null : await shown(services, thread, query.replyTo).catch(() => null);
  const blank: Typed = { text: '', name: '', email: '', parentId: answered?.id ?? null, idempotencyKey: randomUUID() };
  const shut = thread.url === null ? texts.notOpen : site.settings.guests ? texts.closed : messages(lang).errors.guests_not_allowed[1];
  return {
    lang, texts, comments, linkTo, visible: thread.counts.visible, root: query.root ?? null,
    next: next === null ? null : linkTo({ cursor: next }),
    note: query.hiwar !== undefined ? texts[query.hiwar] : isOpen ? null : shut,
    form: !isOpen ? null : {
      ...formFor({ site, lang, typed: blank }, `${origin}${commentsPath(thread)}`),
      answers: answered === null ? null : { name: answered.author?.name ?? '', cancel: linkTo({}) },
    },
  };
}

export const formFor = ({ site, lang, typed }: { site: Site | null; lang: Lang; typed: Typed }, action: string): FormView => ({
  action, lang, typed, texts: messages(lang).page, emailRequired: site?.settings.emailRequired ?? false,
  maxGraphemes: site?.settings.maxLength ?? 5000, answers: null, wrong: {},
});

async function topLevel(services: Services, thread: Thread, { cursor }: ThreadPageQuery): Promise<{ comments: WithReplies[]; next: string | null }> {
  const page = await services.reader.page(thread, { sort: 'newest', limit: PAGE, cursor: cursor ?? null, replies: REPLIES });
  return { comments: page.items, next: page.next };
}

async function oneRoot(services: Services, thread: Thread, id: string, cursor: string | undefined): Promise<{ comments: WithReplies[]; next: null }> {
  const comment = await shown(services, thread, id);
  return { comments: [{ ...comment, replies: await services.reader.replies(id, REPLIES, cursor ?? null) }], next: null };
}

async function shown(services: Services, thread: Thread, id: string) {
  const { comment, record } = await services.reader.permalink(id);
  if (record.site !== thread.site || record.threadKey !== thread.key) throw new AppError('not_found');
  return comment;
}

/** A whole page. Links of comments leave the frame it may stand in. */
export const documentOf = ({ lang, title, body }: { lang: Lang; title: string; body: Html }): Html => html`<!doctype html>
<html lang="${lang}" dir="${textDirection(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><base target="_top"><style>${STYLE}</style></head>
<body class="hiwar-page">${body}</body></html>
`;

/** No scripts at all; framed by the site's pages and ours alone. Browsers check form-action on the redirect too, hence the article's origin. */
export function policy(services: Services, { site, thread, origin }: { site: Site | null; thread: Thread | null; origin: string }): string {
  const pages = new Set([...(site?.origins ?? []), origin, new URL(services.publicUrl).origin]);
  const targets = new Set([...pages, ...(thread?.url == null ? [] : [new URL(thread.url).origin])]);
  return [
    "default-src 'none'", `style-src ${styleDigest}`, `form-action 'self' ${[...targets].join(' ')}`, "base-uri 'none'", `frame-ancestors 'self' ${[...pages].join(' ')}`,
  ].join('; ');
}

const htmlReply = (body: Html, csp: string, lang: Lang): Reply => reply(200, body.toString(), {
  'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Security-Policy': csp, 'Content-Language': lang,
});
