// /openapi.json and /docs: the declarations, for machines and for people; one self-contained page that works offline.
import { createHash } from 'node:crypto';
import type { Express } from 'express';
import { errorsOf } from './declared-errors.ts';
import { fullPath, type Endpoint } from './endpoint.ts';
import { bodiesOf, openApi, parameters, schemaOf } from './openapi.ts';
import { sendTagged } from './run-endpoint.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h2{font-size:1rem;margin:0}h3{font-size:.9rem;margin:1rem 0 .25rem}code,pre{font:13px/1.45 ui-monospace,monospace}
pre{background:#f4f4f4;padding:.75rem;overflow:auto;border-radius:4px}section{border-top:1px solid #ccc;padding:1rem 0}
table{border-collapse:collapse}td,th{text-align:start;padding:.15rem .75rem .15rem 0;vertical-align:top}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}pre{background:#242424}a{color:#9cf}}`;
const CSP = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'`;

export function mountDocs<S>(app: Express, endpoints: Endpoint<S>[], publicUrl: string): void {
  // Made on first demand: starting must not wait for a page few ask for.
  let json: Buffer | undefined;
  let html: Buffer | undefined;
  app.get('/openapi.json', (request, response) => {
    json ??= Buffer.from(JSON.stringify(openApi(endpoints, publicUrl)));
    response.locals['route'] = '/openapi.json';
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Access-Control-Allow-Origin', '*');
    sendTagged(request, response, json);
  });
  app.get('/docs', (request, response) => {
    html ??= Buffer.from(docsPage(endpoints));
    response.locals['route'] = '/docs';
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Language', 'en');
    response.setHeader('Content-Security-Policy', CSP);
    sendTagged(request, response, html);
  });
}

/** The page. English, so left to right, said outright. */
export function docsPage<S>(endpoints: Endpoint<S>[]): string {
  const index = endpoints.map((each) => `<li><a href="#${escape(anchor(each))}"><code>${escape(nameOf(each))}</code></a> ${escape(each.summary)}</li>`);
  return `<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Hiwar API</title><style>${STYLE}</style></head><body><h1>Hiwar API</h1>
<p>The same as <a href="/openapi.json">/openapi.json</a>, to read. Errors are <code>application/problem+json</code>.</p>
<nav><ul>${index.join('')}</ul></nav><main>${endpoints.map(section).join('')}</main></body></html>`;
}

function section<S>(endpoint: Endpoint<S>): string {
  const { summary, limit, answers } = endpoint;
  const rows = parameters(endpoint).map(({ name, in: where, required, schema }) =>
    `<tr><td><code>${escape(String(name))}</code></td><td>${escape(String(where))}${required === true ? ', required' : ''}</td>`
    + `<td><code>${escape(JSON.stringify(schema))}</code></td></tr>`);
  return `<section id="${escape(anchor(endpoint))}"><h2><code>${escape(nameOf(endpoint))}</code></h2><p>${escape(summary)}</p>
<p>For: ${escape(audience(endpoint))}. Limit: ${escape(limit ?? 'none')}.</p>
${rows.length === 0 ? '' : `<h3>Parameters</h3><table><tr><th>Name</th><th>In</th><th>Schema</th></tr>${rows.join('')}</table>`}
${bodiesOf(endpoint).map(([type, schema]) => `<h3>Body, ${escape(type)}</h3>${pretty(schemaOf(schema, 'input'))}`).join('')}
${Object.entries(answers).map(([status, schema]) => `<h3>${escape(status)}</h3>${schema === null ? '<p>No content.</p>' : pretty(schemaOf(schema, 'output'))}`).join('')}
<h3>Errors</h3><p>${errorsOf(endpoint).map(({ code, status }) => `<code>${status} ${code}</code>`).join(', ')}</p></section>`;
}

const nameOf = <S>(endpoint: Endpoint<S>): string => `${endpoint.method.toUpperCase()} ${fullPath(endpoint)}`;
const anchor = <S>({ method, path }: Endpoint<S>): string => `${method}${path.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
const pretty = (value: unknown): string => `<pre>${escape(JSON.stringify(value, null, 2))}</pre>`;

function audience<S>({ allow }: Endpoint<S>): string {
  if (allow === 'public') return 'everybody';
  if (allow.to === 'reader') return 'readers with a token, staff';
  if (allow.to === 'key') return `API keys with ${allow.scope}`;
  return allow.scope === null ? 'signed-in staff' : `staff and API keys with ${allow.scope}`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
