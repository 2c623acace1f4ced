// The demo article's page: the paper around the text, and the box that the browser module or, without scripts, the server fills.
import { messages, textDirection } from '../../i18n/index.ts';
import { html, type Html } from '../html.ts';
import { DEMO_SITE, type Article } from './articles.ts';

/** `plain` is the thread as the server renders it, for readers without scripts. */
export function articlePage(article: Article, plain: Html): Html {
  const { lang, other, key } = article;
  const dir = textDirection(lang);
  const { page, fields } = messages(lang);
  const texts = JSON.stringify({ ...page, fields });
  return html`<!doctype html>
<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${article.title} | ${article.paper}</title><meta name="description" content="${article.standfirst}">
<link rel="icon" href="/demo/assets/icon.svg" type="image/svg+xml">
<link rel="alternate" hreflang="${other.lang}" href="${other.path}">
<link rel="stylesheet" href="/demo/assets/demo.css"><link rel="stylesheet" href="/demo/assets/comments.css">
<script src="/consent.js" data-site="${DEMO_SITE}" data-lang="${lang}"></script>
<script type="text/plain" data-consent="statistics" data-consent-service="demo-visits" src="/demo/assets/visits.js"></script>
<script type="module" src="/demo/assets/main.js"></script></head>
<body>
<header class="masthead"><p class="paper">${article.paper}</p>
<nav><a href="${other.path}" lang="${other.lang}" hreflang="${other.lang}" dir="${textDirection(other.lang)}">${other.label}</a></nav></header>
<main>
<article class="story">
<p class="section">${article.section}</p>
<h1>${article.title}</h1>
<p class="standfirst">${article.standfirst}</p>
<p class="byline">${article.byline}</p>
<figure><img src="/demo/assets/train.svg" width="880" height="330" alt="${article.caption}"><figcaption>${article.caption}</figcaption></figure>
${article.paragraphs.map((each) => html`<p>${each}</p>`)}
</article>
<div id="comments" data-site="${DEMO_SITE}" data-key="${key}" data-lang="${lang}" data-dir="${dir}" data-texts="${texts}"></div>
<noscript>${plain}</noscript>
</main>
<footer class="colophon"><p>${article.paper}</p><p><button type="button" class="choices" data-hiwar-consent-open></button></p></footer>
</body></html>
`;
}
