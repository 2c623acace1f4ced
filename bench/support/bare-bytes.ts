// A bare node:http server that sends given bytes to whatever it is asked, 304 to who names their tag, and reads a body when there is one.
import { createServer } from 'node:http';

const [port, given] = process.argv.slice(2);
const { text } = JSON.parse(given ?? '{}') as { text: string };
const bytes = Buffer.from(text);

createServer((request, response) => {
  const answer = (): void => {
    if (request.headers['if-none-match'] !== undefined) response.writeHead(304, { ETag: '"bare"' }).end();
    else response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': bytes.length, ETag: '"bare"' }).end(bytes);
  };
  if (request.method === 'GET') answer();
  else request.resume().on('end', answer);
}).listen(Number(port), '127.0.0.1');
