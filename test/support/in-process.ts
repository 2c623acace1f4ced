// One request handed to the server's listener without a network: for suites that ask hundreds of thousands of times. Bodies are JSON, answers are whole.
import { IncomingMessage, ServerResponse, type RequestListener } from 'node:http';
import { Socket } from 'node:net';

export type Handed = { method: string; path: string; headers: Record<string, string>; body?: unknown };
export type HandedBack = { status: number; text: string; header(name: string): string | null };

/** The answer of a listener to one request from 127.0.0.1. */
export function hand(listener: RequestListener, { method, path, headers, body }: Handed): Promise<HandedBack> {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: '127.0.0.1' });
  const bytes = body === undefined ? null : Buffer.from(JSON.stringify(body));
  const sized = bytes === null ? {} : { 'content-type': 'application/json', 'content-length': String(bytes.length) };
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const request = Object.assign(new IncomingMessage(socket), { method, url: path, httpVersion: '1.1', httpVersionMajor: 1, httpVersionMinor: 1, headers: { host: '127.0.0.1:8080', ...sized, ...given } });
  if (bytes !== null) request.push(bytes);
  request.push(null);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const response = new ServerResponse(request);
    const take = (chunk: unknown): void => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    response.write = (chunk: unknown) => {
      take(chunk);
      return true;
    };
    response.end = (chunk?: unknown) => {
      take(chunk);
      response.emit('finish');
      // What a request holds is let go of at its close.
      response.emit('close');
      const header = (name: string): string | null => {
        const value = response.getHeader(name);
        return value === undefined ? null : String(value);
      };
      resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString('utf8'), header });
      return response;
    };
    listener(request, response);
  });
}
