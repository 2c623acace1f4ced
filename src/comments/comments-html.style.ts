// The style of the comments as a page: quiet, logical properties alone, nothing fetched. Its digest stands in the page's policy.
import { createHash } from 'node:crypto';
import { html } from '../web/html.ts';

export const STYLE = html`
.hiwar{font:1.0625rem/1.8 "Noto Naskh Arabic","Geeza Pro","Traditional Arabic",Georgia,"Times New Roman",serif;color:#1c1a17;max-inline-size:44rem;margin-inline:auto}
.hiwar-page{margin:0;padding:1rem;background:#fbfaf6;color:#1c1a17}
.hiwar h2,.hiwar h3{font-size:1.25rem;line-height:1.4;margin-block:1.5rem .75rem}
.hiwar:not(:lang(ar)),.hiwar :not(:lang(ar)){font-family:Georgia,"Times New Roman","Noto Naskh Arabic",serif}
.hiwar h2 label{font-size:inherit;color:inherit}
.hiwar time{color:#6b645a}
.hiwar a{color:#7a2e1d;text-underline-offset:.2em}
.hiwar ol{list-style:none;margin:0;padding:0}
.hiwar ol ol{padding-inline-start:clamp(.75rem,4vw,1.75rem);border-inline-start:1px solid #ddd6c8}
.hiwar article{padding-block:1rem;border-block-end:1px solid #e7e1d4}
.hiwar header{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline;font-size:.9rem;color:#6b645a}
.hiwar header strong{color:#1c1a17;font-size:1rem}
.hiwar .body{overflow-wrap:anywhere}
.hiwar .body p,.hiwar .body blockquote,.hiwar .body pre,.hiwar .body ul,.hiwar .body ol{margin-block:.5rem}
.hiwar .body ul,.hiwar .body ol{padding-inline-start:1.5rem;border:0;list-style:revert}
.hiwar .body blockquote{margin-inline:0;padding-inline-start:.9rem;border-inline-start:3px solid #cbbfa9;color:#4a443c}
.hiwar .body pre{overflow-x:auto;padding:.6rem;background:#f1ede3}
.hiwar .gone{color:#6b645a;font-style:italic}
.hiwar .badge{padding-inline:.5em;border:1px solid #7a2e1d;color:#7a2e1d;font-size:.8rem}
.hiwar form{display:grid;gap:.75rem;padding-block-end:1rem}
.hiwar label{display:grid;gap:.25rem;font-size:.9rem;color:#4a443c}
.hiwar input,.hiwar textarea{font:inherit;font-size:1.0625rem;color:inherit;background:#fff;border:1px solid #a89e8c;border-radius:2px;padding:.5rem .65rem;inline-size:100%;box-sizing:border-box}
.hiwar textarea{min-block-size:7rem;resize:vertical}
.hiwar button{justify-self:start;font:inherit;padding:.45rem 1.4rem;color:#fff;background:#7a2e1d;border:1px solid #7a2e1d;border-radius:2px;cursor:pointer}
.hiwar :focus-visible{outline:2px solid #1f5f8b;outline-offset:2px}
.hiwar .note{padding:.6rem .9rem;background:#f1ede3;border-inline-start:3px solid #7a2e1d;margin-block:1rem}
.hiwar .wrong{color:#a3200d;font-size:.9rem;margin:0}
.hiwar .who{display:grid;gap:.75rem}
@media(min-width:40rem){.hiwar .who{grid-template-columns:1fr 1fr}}
`;

export const styleDigest = `'sha256-${createHash('sha256').update(STYLE.toString()).digest('base64')}'`;
