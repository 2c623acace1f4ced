// Pages and scripts beside the API: the demo article in two languages, and what it loads. All from this origin.
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Express, Request, Response } from 'express';
import { loadThread, reachedAt } from '../comments/comments-html.page.ts';
import { threadPageQuery } from '../comments/comments-html.schema.ts';
import { STYLE } from '../comments/comments-html.style.ts';
import { threadHtml } from '../comments/comments-html.ts';
import { sendTagged } from '../http/run-endpoint.ts';
import type { Services } from '../http/services.ts';
import { articles, DEMO_SITE, type Article } from './demo/articles.ts';
import { buildBundles, type Bundles } from './bundles.ts';
import { mountDashboard } from './dashboard-page.ts';
import { articlePage } from './demo/page.ts';
import { mountScripts } from './scripts.routes.ts';

const MODULES = ['main', 'api', 'box', 'form', 'comment', 'elements', 'tools', 'types', 'visits'];
const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' } as const;

export function mountPages(app: Express, services: Services): void {
  // Built on first demand: starting must not wait for it.
  let bundles: Promise<Bundles> | null = null;
  const load = (): Promise<Bundles> => (bundles ??= buildBundles());
  mountScripts(app, load);
  mountDashboard(app, load);
  for (const article of articles) app.get(article.path, (request, response) => sendArticle(services, article, request, response));
  // Read and stripped on first demand: starting must not wait for it.
  const ready = new Map<string, Buffer>();
  for (const [name, make] of assets()) {
    app.get(`/demo/assets/${name}`, (request, response) => {
      let bytes = ready.get(name);
      if (bytes === undefined) ready.set(name, bytes = Buffer.from(make()));
      response.locals['route'] = '/demo/assets';
      response.setHeader('Content-Type', types[name.split('.')[1] as keyof typeof types]);
      response.setHeader('Cache-Control', 'public, no-cache');
      sendTagged(request, response, bytes);
    });
  }
}

function assets(): [string, () => string][] {
  const file = (name: string): string => readFileSync(new URL(`./demo/${name}`, import.meta.url), 'utf8');
  return [
    ['demo.css', () => file('demo.css')], ['comments.css', () => STYLE.toString()],
    ['train.svg', () => file('train.svg')], ['icon.svg', () => file('icon.svg')],
    ...MODULES.map((name): [string, () => string] => [`${name}.js`, () => browserModule(file(`client/${name}.ts`))]),
  ];
}

/** The module as browsers read it: without types, importing its neighbours by the name they are served under. */
function browserModule(source: string): string {
  const { emitWarning } = process;
  // Node calls its stripper experimental with each first use; operators cannot act on that.
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source).replace(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'");
  } finally {
    process.emitWarning = emitWarning;
  }
}

async function sendArticle(services: Services, article: Article, request: Request, response: Response): Promise<void> {
  response.locals['route'] = article.path;
  const site = await services.sites.get(DEMO_SITE);
  const thread = await services.threads.get(site, article.key);
  const origin = reachedAt(services.publicUrl, request.get('host') ?? null);
  const linkTo = (query: Record<string, string>): string => (Object.keys(query).length === 0 ? article.path : `${article.path}?${new URLSearchParams(query)}`);
  const plain = threadHtml(await loadThread(services, { site, thread, lang: article.lang }, { query: queryOf(request), linkTo, origin }));
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Language', article.lang);
  // The plain form's key is fresh each time.
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Security-Policy', [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'", `form-action 'self' ${origin}`,
    "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", 'trusted-types hiwar hiwar-consent',
  ].join('; '));
  response.end(articlePage(article, plain).toString());
}

/** What the plain thread knows of the query; an article's address may carry anything else besides. */
function queryOf(request: Request) {
  const search = new URL(request.url, 'http://localhost').searchParams;
  const known = ['cursor', 'hiwar', 'replyTo', 'root'].flatMap((name) => (search.has(name) ? [[name, search.get(name)]] : []));
  return threadPageQuery.safeParse(Object.fromEntries(known)).data ?? {};
}
