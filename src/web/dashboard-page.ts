// The document the dashboard runs in: empty, strict, in the reader's language until the script knows their choice.
import type { Express, Response } from 'express';
import { textDirection, type Lang } from '../i18n/index.ts';
import type { LoadBundles } from './bundles.ts';
import { html } from './html.ts';

const CSP = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'", "form-action 'none'", "base-uri 'none'",
  "frame-src 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", 'trusted-types hiwar',
].join('; ');
const titles: Record<Lang, string> = { ar: 'حوار · لوحة الإشراف', en: 'Hiwar · moderation', fr: 'Hiwar · modération' };
const noscripts: Record<Lang, string> = {
  ar: 'تحتاج لوحة الإشراف إلى JavaScript.', en: 'The dashboard needs JavaScript.', fr: 'Le tableau de bord a besoin de JavaScript.',
};

/** Every address under /dashboard is the same document: its script draws what the address names. */
export function mountDashboard(app: Express, load: LoadBundles): void {
  app.get(['/dashboard', '/dashboard/*rest'], (_request, response) => send(load, response));
}

async function send(load: LoadBundles, response: Response): Promise<void> {
  response.locals['route'] = '/dashboard';
  const { names } = await load();
  const lang = response.locals['lang'] as Lang;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Language', lang);
  response.setHeader('Cache-Control', 'no-cache');
  response.vary('Accept-Language');
  response.setHeader('Content-Security-Policy', CSP);
  response.end(html`<!doctype html>
<html lang="${lang}" dir="${textDirection(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${titles[lang]}</title>
<link rel="icon" href="/demo/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/${names.get('dashboard.css') ?? ''}"><script type="module" src="/assets/${names.get('dashboard.js') ?? ''}"></script></head>
<body><noscript><p>${noscripts[lang]}</p></noscript><div id="app"></div></body></html>
`.toString());
}
