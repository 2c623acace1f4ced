// Sends the scripts that sites embed and the parts they load. Any page may load them: they hold nothing of anybody.
import type { Express, Request, Response } from 'express';
import { AppError } from '../errors.ts';
import { matches } from '../http/matches.ts';
import { etagOf } from '../http/page-cache.ts';
import type { Asset, LoadBundles } from './bundles.ts';

const embedded = ['widget.js', 'counts.js', 'consent.js'];
/** Ten minutes, and a day in which an old copy may stand in while a new one is fetched: a page must not wait for us. */
const OWN_NAME = 'public, max-age=600, stale-while-revalidate=86400';
const HASHED_NAME = 'public, max-age=31536000, immutable';

export function mountScripts(app: Express, load: LoadBundles): void {
  for (const name of embedded) app.get(`/${name}`, (request, response) => sendEmbedded(load, request, response));
  app.get('/assets/:name', (request, response) => sendPart(load, request, response));
}

async function sendEmbedded(load: LoadBundles, request: Request, response: Response): Promise<void> {
  const { path } = request;
  response.locals['route'] = path;
  const { assets } = await load();
  send(request, response, { asset: assets.get(path.slice(1)), cache: OWN_NAME });
}

async function sendPart(load: LoadBundles, request: Request, response: Response): Promise<void> {
  response.locals['route'] = '/assets';
  const { assets, names } = await load();
  const name = request.path.slice('/assets/'.length);
  const asset = assets.get(`assets/${name}`);
  // A copy of a script from before an update asks for parts as they were called then.
  const current = asset ?? assets.get(`assets/${names.get(name.replace(/-[A-Z0-9]{8}(\.\w+)$/, '$1')) ?? ''}`);
  send(request, response, { asset: current, cache: asset === undefined ? 'no-cache' : HASHED_NAME });
}

function send(request: Request, response: Response, { asset, cache }: { asset: Asset | undefined; cache: string }): void {
  if (asset === undefined) throw new AppError('not_found');
  const etag = etagOf(asset.bytes);
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cache-Control', cache);
  response.setHeader('ETag', etag);
  response.vary('Accept-Encoding');
  if (matches(request.get('if-none-match'), etag)) {
    response.status(304).end();
    return;
  }
  const packed = request.acceptsEncodings('br', 'identity') === 'br';
  const bytes = packed ? asset.brotli : asset.bytes;
  if (packed) response.setHeader('Content-Encoding', 'br');
  response.setHeader('Content-Type', asset.type);
  response.setHeader('Content-Length', bytes.length);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
