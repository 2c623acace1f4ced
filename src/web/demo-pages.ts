// The demo's pages: the article in two languages, what it embeds, and the few files it is made of. All from this origin.
import { readFileSync } from 'node:fs';
import type { Express, Request, Response } from 'express';
import { loadThread, reachedAt } from '../comments/comments-html.page.ts';
import { threadPageQuery } from '../comments/comments-html.schema.ts';
import { STYLE, styleDigest } from '../comments/comments-html.style.ts';
import { threadHtml } from '../comments/comments-html.ts';
import { sendTagged } from '../http/run-endpoint.ts';
import type { Services } from '../http/services.ts';
import { articles, DEMO_SITE, type Article } from './demo/articles.ts';
import { articlePage } from './demo/page.ts';
import { videoPage, videoPolicy } from './demo/video.ts';
import type { LoadBundles } from './bundles.ts';

const types: Record<string, string> = { js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' };
const files = ['icon.svg', 'train.svg', 'visits.js'];

export function mountDemo(app: Express, services: Services, load: LoadBundles): void {
  for (const article of articles) {
    app.get(article.path, (request, response) => sendArticle({ article, services, load }, request, response));
    app.get(`/demo/video/${article.lang}`, (_request, response) => sendPage(response, { route: '/demo/video', article, policy: videoPolicy, page: videoPage(article).toString() }));
  }
  const sendFile = fileSender();
  for (const name of files) app.get(`/demo/assets/${name}`, (request, response) => sendFile(name, request, response));
}

async function sendArticle({ article, services, load }: { article: Article; services: Services; load: LoadBundles }, request: Request, response: Response): Promise<void> {
  const { path, key, lang } = article;
  const site = await services.sites.get(DEMO_SITE);
  const thread = await services.threads.get(site, key);
  const origin = reachedAt(services.publicUrl, request.get('host') ?? null);
  const linkTo = (query: Record<string, string>): string => (Object.keys(query).length === 0 ? path : `${path}?${new URLSearchParams(query)}`);
  const plain = threadHtml(await loadThread(services, { site, thread, lang }, { query: queryOf(request), linkTo, origin }));
  const { names } = await load();
  const page = articlePage(article, { plain, plainStyle: STYLE, style: `/assets/${names.get('demo.css') ?? ''}`, url: services.publicUrl + path, now: services.clock.now() });
  const policy = [
    "default-src 'none'", "script-src 'self'", `style-src 'self' ${styleDigest}`, "img-src 'self'", "connect-src 'self'", "frame-src 'self'", `form-action 'self' ${origin}`,
    "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", 'trusted-types hiwar hiwar-consent',
  ].join('; ');
  sendPage(response, { route: path, article, policy, page: page.toString() });
}

function sendPage(response: Response, { route, article, policy, page }: { route: string; article: Article; policy: string; page: string }): void {
  response.locals['route'] = route;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Language', article.lang);
  // The plain form's key is fresh each time.
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Security-Policy', policy);
  response.end(page);
}

/** What the plain thread knows of the query; an article's address may carry anything else besides. */
function queryOf(request: Request) {
  const search = new URL(request.url, 'http://localhost').searchParams;
  const known = ['cursor', 'hiwar', 'replyTo', 'root'].flatMap((name) => (search.has(name) ? [[name, search.get(name)]] : []));
  return threadPageQuery.safeParse(Object.fromEntries(known)).data ?? {};
}

/** Read when one is first asked for: starting must not wait for it. */
function fileSender() {
  const ready = new Map<string, Buffer>();
  return (name: string, request: Request, response: Response): void => {
    let bytes = ready.get(name);
    if (bytes === undefined) ready.set(name, bytes = readFileSync(new URL(`./demo/${name}`, import.meta.url)));
    response.locals['route'] = '/demo/assets';
    response.setHeader('Content-Type', types[name.split('.')[1] ?? ''] ?? '');
    response.setHeader('Cache-Control', 'public, no-cache');
    sendTagged(request, response, bytes);
  };
}
