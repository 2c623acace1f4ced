// Making something new by the API: sent again because no answer came, it is the same request under the same key and makes nothing twice.
import { useRef } from 'preact/hooks';
import { Refused } from '../../client/call.ts';
import { api } from '../state/api.ts';

/** `of`: what the form holds, where the body says besides when it was sent. */
type Make = <T>(request: string, body: object, of?: object) => Promise<T>;

export function useMaking(): Make {
  const last = useRef<{ what: string; body: object; key: string } | null>(null);
  return async <T>(request: string, body: object, of: object = body): Promise<T> => {
    const what = JSON.stringify([request, of]);
    const sent = last.current?.what === what ? last.current : { what, body, key: crypto.randomUUID() };
    last.current = sent;
    try {
      const made = await api<T>(request, sent.body, { headers: { 'Idempotency-Key': sent.key } });
      last.current = null;
      return made;
    } catch (error) {
      // What was refused was not made. Of a server that failed nobody knows.
      if (error instanceof Refused && error.problem.status < 500) last.current = null;
      throw error;
    }
  };
}
