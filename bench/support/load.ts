// The load client of every bench: keep-alive connections on raw sockets, each sending its next request when the last answer is whole.
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

export type Load = {
  port: number;
  /** Whose processor time is counted beside the clock's: other work on the machine does not move it. */
  pid: number;
  connections: number;
  seconds: number;
  /** The n-th request, whole. */
  request(n: number): string;
};

export type Run = { perSecond: number; perCpuSecond: number; busy: number; p50: number; p99: number; refused: number; lastStatus: number };

type Tally = { next: number; times: number[]; refused: number; lastStatus: number; until: number; failure: Error | null };

export async function drive(load: Load): Promise<Run> {
  const tally: Tally = { next: 0, times: [], refused: 0, lastStatus: 0, until: performance.now() + load.seconds * 1000, failure: null };
  const [started, cpu] = [performance.now(), cpuSeconds(load.pid)];
  await Promise.all(Array.from({ length: load.connections }, () => converse(load, tally)));
  if (tally.failure !== null) throw tally.failure;
  const seconds = (performance.now() - started) / 1000;
  const cpuUsed = Math.max(cpuSeconds(load.pid) - cpu, 0.01);
  const times = tally.times.toSorted((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return {
    perSecond: times.length / seconds, perCpuSecond: times.length / cpuUsed, busy: cpuUsed / seconds, p50: at(0.5), p99: at(0.99),
    refused: tally.refused, lastStatus: tally.lastStatus,
  };
}

/** One connection: sends, waits for the whole answer, sends again until the time is over. */
function converse(load: Load, tally: Tally): Promise<void> {
  return new Promise((resolve) => {
    const socket: Socket = connect({ port: load.port, host: '127.0.0.1', noDelay: true });
    let head: Buffer | null = null;
    let left = 0;
    let sent = 0;
    const send = (): void => {
      if (performance.now() >= tally.until) {
        socket.destroy();
        resolve();
        return;
      }
      sent = performance.now();
      socket.write(load.request(tally.next++));
    };
    const received = (): void => {
      tally.times.push(performance.now() - sent);
      send();
    };
    socket.on('connect', send);
    socket.on('error', (error) => {
      tally.failure = error;
      resolve();
    });
    socket.on('data', (data: Buffer) => {
      if (left > 0) left -= data.length;
      else {
        const all: Buffer = head === null ? data : Buffer.concat([head, data]);
        const end = all.indexOf('\r\n\r\n');
        head = end === -1 ? all : null;
        if (end === -1) return;
        left = bodyLength(all.toString('latin1', 0, end), tally) - (all.length - end - 4);
      }
      if (left === 0) received();
    });
  });
}

function bodyLength(head: string, tally: Tally): number {
  tally.lastStatus = Number(head.slice(9, 12));
  if (tally.lastStatus >= 400) tally.refused += 1;
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  return length === undefined ? 0 : Number(length);
}

/** Processor time a process has used, all its threads; 0 where /proc does not tell. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

export const get = (path: string, headers = ''): string => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n`;
export const post = (path: string, body: string, headers = ''): string =>
  `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`;
