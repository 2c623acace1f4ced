// What the demo embeds as a site would embed a player of somebody else's: a picture that moves, alone in its frame.
import { createHash } from 'node:crypto';
import { textDirection } from '../../i18n/index.ts';
import { html, type Html } from '../html.ts';
import type { Article } from './articles.ts';

const STYLE = html`
html,body{margin:0;block-size:100%;background:#171a1c;overflow:hidden}
img{display:block;block-size:100%;inline-size:100%;object-fit:cover;transform-origin:50% 60%;animation:ride 16s ease-in-out infinite alternate}
@keyframes ride{from{transform:scale(1.5) translateX(-12%)}to{transform:scale(1.5) translateX(12%)}}
@media(prefers-reduced-motion:reduce){img{animation:none}}
`;

export const videoPolicy = [
  "default-src 'none'", "img-src 'self'", `style-src 'sha256-${createHash('sha256').update(STYLE.toString()).digest('base64')}'`, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'",
].join('; ');

export const videoPage = ({ lang, film, caption }: Article): Html => html`<!doctype html>
<html lang="${lang}" dir="${textDirection(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${film.title}</title><style>${STYLE}</style></head>
<body><main><h1 hidden>${film.title}</h1><img src="/demo/assets/train.svg" alt="${caption}"></main></body></html>
`;
