// The demo article's page, as a paper would make it: its own text and look, and Hiwar by the three scripts that any site embeds.
import { textDirection } from '../../i18n/index.ts';
import { html, type Html } from '../html.ts';
import { articles, DEMO_SITE, type Article } from './articles.ts';
import { paperTexts } from './texts.ts';

export type Around = {
  /** The thread as the server renders it, for readers without scripts, and its style. */
  plain: Html;
  plainStyle: Html;
  /** The address of the paper's style, and that of the article for the whole world. */
  style: string;
  url: string;
  now: Date;
};

const FIRST_MODERATOR = `npx hiwar staff create \\
  --email you@example.org \\
  --name "You" --role admin`;

export function articlePage(article: Article, around: Around): Html {
  const { lang, key, paper } = article;
  const texts = paperTexts[lang];
  return html`<!doctype html>
<html lang="${lang}" dir="${textDirection(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${article.title} | ${paper}</title><meta name="description" content="${article.standfirst}">
<link rel="canonical" href="${around.url}"><link rel="icon" href="/demo/assets/icon.svg" type="image/svg+xml">
${others(article).map((other) => html`<link rel="alternate" hreflang="${other.lang}" href="${other.path}">`)}
<link rel="stylesheet" href="${around.style}">
<script src="/consent.js" data-site="${DEMO_SITE}" data-lang="${lang}"></script>
<script type="text/plain" data-consent="statistics" data-consent-service="demo-visits" src="/demo/assets/visits.js"></script>
<script src="/counts.js" data-site="${DEMO_SITE}" data-lang="${lang}" defer></script></head>
<body id="top">
${masthead(article, around.now)}
<main>
${story(article, around.now)}
<aside>${latest(article)}${desk(article)}</aside>
<div id="comments">
<script src="/widget.js" data-site="${DEMO_SITE}" data-thread="${key}" data-lang="${lang}" defer></script>
<noscript><style>${around.plainStyle}</style><div class="plain">${around.plain}</div></noscript>
</div>
</main>
<footer class="colophon"><p class="paper">${paper}</p><p>${texts.about}</p>
<p><button type="button" class="choices" data-hiwar-consent-open></button> <a href="#top">${texts.top}</a></p></footer>
</body></html>
`;
}

const others = ({ lang }: Pick<Article, 'lang'>): Article[] => articles.filter((each) => each.lang !== lang);

function masthead({ lang, paper, path }: Article, now: Date): Html {
  const texts = paperTexts[lang];
  return html`<header class="masthead">
<div class="strip"><time datetime="${dayOf(now)}">${inWords(now, lang)}</time>
<nav aria-label="${paper}"><a href="${path}" aria-current="page">${texts.home}</a>
${others({ lang }).map((other) => html`<a href="${other.path}" lang="${other.lang}" hreflang="${other.lang}" dir="${textDirection(other.lang)}">${paperTexts[other.lang].name}</a>`)}
<a href="/dashboard">${texts.deskOpen}</a></nav></div>
<p class="paper">${paper}</p></header>`;
}

function story(article: Article, now: Date): Html {
  const { lang, key, paragraphs, facts, film } = article;
  const monday = lastMonday(now);
  return html`<article class="story">
<p class="section">${article.section}</p>
<h1>${article.title}</h1>
<p class="standfirst">${article.standfirst}</p>
<p class="byline"><span>${article.byline}</span> <time datetime="${dayOf(monday)}">${inWords(monday, lang)}</time>
<a href="#comments" data-hiwar-count="${key}">${paperTexts[lang].comments}</a></p>
<figure><img src="/demo/assets/train.svg" width="880" height="330" alt="${article.caption}"><figcaption>${article.caption}</figcaption></figure>
${paragraphs.slice(0, 2).map((each) => html`<p>${each}</p>`)}
<section class="facts" aria-labelledby="facts"><h2 id="facts">${facts.title}</h2>
<dl>${facts.rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>
${paragraphs.slice(2, 3).map((each) => html`<p>${each}</p>`)}
<figure class="film"><iframe data-consent="marketing" data-src="/demo/video/${lang}" title="${film.title}" width="880" height="495"></iframe><figcaption>${film.caption}</figcaption></figure>
${paragraphs.slice(3).map((each) => html`<p>${each}</p>`)}
</article>`;
}

/** The counts of the whole list come with one call. */
function latest({ lang, key }: Article): Html {
  const texts = paperTexts[lang];
  return html`<section aria-labelledby="latest"><h2 id="latest">${texts.latest}</h2>
<ul class="list">${articles.map((each) => html`<li lang="${each.lang}" dir="${textDirection(each.lang)}">
<p class="section">${each.section}</p>
<h3><a href="${each.path}"${each.key === key && html` aria-current="page"`}>${each.title}</a></h3>
<p class="count"><a href="${each.path}#comments" lang="${lang}" dir="${textDirection(lang)}" data-hiwar-count="${each.key}">${texts.comments}</a></p></li>`)}</ul></section>`;
}

function desk({ lang }: Article): Html {
  const texts = paperTexts[lang];
  return html`<section class="desk" aria-labelledby="desk"><h2 id="desk">${texts.desk}</h2>
<p>${texts.deskInvites}</p><p>${texts.deskFirst}</p>
<pre dir="ltr" tabindex="0"><code>${FIRST_MODERATOR}</code></pre>
<p><a class="button" href="/dashboard">${texts.deskOpen}</a></p></section>`;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const inWords = (at: Date, lang: Article['lang']): string => new Intl.DateTimeFormat(`${lang}-u-nu-latn`, { dateStyle: 'full', timeZone: 'UTC' }).format(at);

/** The day the article tells of. */
const lastMonday = (now: Date): Date => new Date(now.getTime() - ((now.getUTCDay() + 6) % 7) * 86_400_000);
