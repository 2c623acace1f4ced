// A real HTTP server on the loopback address that answers as a test tells it to, and remembers what it was asked.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Asked = { method: string; path: string; headers: IncomingHttpHeaders; body: string };
export type Behaviour = (response: ServerResponse, asked: Asked) => void;

export type OddServer = {
  /** `127.0.0.1:port`, as OUTGOING_ALLOW lists it. */
  host: string;
  url: string;
  asked: Asked[];
  /** Sockets ever opened to it. */
  connections(): number;
  behave(behaviour: Behaviour): void;
  stop(): Promise<void>;
};

export const says = (body: string, status = 200, headers: Record<string, string> = {}): Behaviour => (response) => void response.writeHead(status, headers).end(body);
export const redirects = (to: string, status = 307): Behaviour => (response) => void response.writeHead(status, { Location: to }).end();
export const hangs: Behaviour = () => {};
/** Begins an answer and never ends it. */
export const stalls: Behaviour = (response) => void response.writeHead(200, { 'Content-Length': '100' }).write('tr');
export const breaksOff: Behaviour = (response) => {
  response.writeHead(200, { 'Content-Length': '100' });
  response.write('tr', () => response.destroy());
};
export const floods: Behaviour = (response) => {
  response.writeHead(200);
  const more = (): void => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};

export async function startOddServer(first: Behaviour = says('{}')): Promise<OddServer> {
  let behaviour = first;
  let connections = 0;
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: await text(request) };
    asked.push(one);
    behaviour(response, one);
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host, url: `http://${host}`, asked,
    connections: () => connections,
    behave: (next) => {
      behaviour = next;
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
