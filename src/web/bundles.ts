// What browsers load, made from src/web by esbuild when it is first asked for: the scripts' own names, and their parts under names with
// a hash of their content. Serves nothing; web.routes.ts does.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { build, stop, transform, type BuildOptions, type BuildResult, type OutputFile, type Plugin } from 'esbuild';
import { languages, type Lang } from '../i18n/index.ts';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
/** What of preact the widget needs: the whole of it would be a quarter of all that a reader's page may load. */
const TINY = fileURLToPath(new URL('widget/tiny.ts', import.meta.url));
const compress = promisify(brotliCompress);

export type Asset = { name: string; type: string; bytes: Buffer; brotli: Buffer };
/** `names` tells under which name with a hash a part stands: 'dashboard.js' -> 'dashboard-3KQ7.js'. */
export type Bundles = { assets: Map<string, Asset>; names: Map<string, string> };

/** A style that goes into a shadow root travels as text inside its script: `import style from './widget.css' with { type: 'text' }`. */
const styleAsText: Plugin = {
  name: 'style-as-text',
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path, with: { type } }) => {
      if (type !== 'text') return null;
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

const common = {
  absWorkingDir: ROOT, bundle: true, minify: true, write: false, metafile: true, charset: 'utf8', legalComments: 'none', outdir: 'out',
  target: ['chrome111', 'firefox115', 'safari16.4'], jsx: 'automatic', jsxImportSource: 'preact', logLevel: 'silent', plugins: [styleAsText],
} satisfies BuildOptions;

type Made = BuildResult<typeof common & { write: false; metafile: true }>;

/** Builds everything. Takes some hundred milliseconds; throws what esbuild says of a source that does not compile. */
export async function buildBundles(): Promise<Bundles> {
  const parts = { ...common, format: 'esm', entryNames: '[name]-[hash]', chunkNames: '[name]-[hash]', assetNames: '[name]-[hash]' } satisfies BuildOptions;
  const [widgets, pages] = await Promise.all([
    build({ ...parts, alias: { preact: TINY, 'preact/jsx-runtime': TINY }, entryPoints: languages.map((lang) => ({ in: `widget/main.${lang}.ts`, out: `widget-${lang}` })) }),
    build({ ...parts, splitting: true, entryPoints: [{ in: 'dashboard/main.tsx', out: 'dashboard' }, { in: 'demo/demo.css', out: 'demo' }] }),
  ]);
  const names = new Map([...namesOf(widgets), ...namesOf(pages)]);
  const widgetOf = Object.fromEntries(languages.map((lang): [Lang, string] => [lang, `/assets/${names.get(`widget-${lang}.js`) ?? ''}`]));
  const scripts = await build({
    ...common, format: 'iife', define: { WIDGETS: JSON.stringify(widgetOf) },
    entryPoints: [{ in: 'widget/loader.ts', out: 'widget' }, { in: 'counts/counts.ts', out: 'counts' }, { in: 'banner/consent.ts', out: 'consent' }],
  });
  // The compiler is a process of its own; nothing more will be asked of it.
  await stop();
  const files = [widgets, pages].flatMap(({ outputFiles }) => outputFiles.map((file) => ready(`assets/${baseName(file.path)}`, file)));
  const assets = await Promise.all([...files, ...scripts.outputFiles.map((file) => ready(baseName(file.path), file))]);
  return { assets: new Map(assets.map((each) => [each.name, each])), names };
}

const baseName = (path: string): string => path.slice(path.search(/[^/\\]*$/));

function namesOf({ outputFiles }: Made): [string, string][] {
  return outputFiles.map(({ path }) => [baseName(path).replace(/-[A-Z0-9]{8}(\.\w+)$/, '$1'), baseName(path)]);
}

async function ready(name: string, { contents }: OutputFile): Promise<Asset> {
  const bytes = Buffer.from(contents);
  const brotli = await compress(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } });
  return { name, type: `text/${name.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8`, bytes, brotli };
}
