// How large each script is that a browser loads, as it is sent, and how large it may be. Deterministic: a test holds it.
import { buildBundles, type Asset } from '../../src/web/bundles.ts';
import { languages } from '../../src/i18n/index.ts';

/** Kilobytes here are of 1024 bytes, brotli as the server packs it, styles included. */
export const KB = 1024;
export type Size = { name: string; raw: number; brotli: number; budget: number | null };

export async function webSizes(): Promise<Size[]> {
  const { assets, names } = await buildBundles();
  const sum = (name: string, parts: (Asset | undefined)[], budget: number | null): Size => ({
    name, budget, raw: parts.reduce((all, part) => all + (part?.bytes.length ?? NaN), 0), brotli: parts.reduce((all, part) => all + (part?.brotli.length ?? NaN), 0),
  });
  const part = (name: string): Asset | undefined => assets.get(`assets/${names.get(name) ?? ''}`);
  return [
    sum('widget.js, what a page embeds', [assets.get('widget.js')], 3.5 * KB),
    ...languages.map((lang) => sum(`widget.js and the widget, ${lang}`, [assets.get('widget.js'), part(`widget-${lang}.js`)], 15 * KB)),
    sum('counts.js', [assets.get('counts.js')], KB),
    sum('consent.js', [assets.get('consent.js')], 8 * KB),
    sum('dashboard, all its views, three languages', [part('dashboard.js'), part('dashboard.css')], null),
  ];
}
