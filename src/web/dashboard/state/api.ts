// The API as the dashboard calls it: in the language spoken, with the session's cookie; a lost session shows the sign-in.
import { call, Refused, type Answer, type Given } from '../../client/call.ts';
import { lang } from './lang.ts';
import { forgetSession } from './session.ts';

/** Everything of an answer. `request` is the method and the path under /api/v1: `GET /moderation/queues`. */
export async function ask<T>(request: string, given: Given = {}): Promise<Answer<T>> {
  try {
    return await call<T>({ base: '', lang: lang.value, credentials: 'same-origin' }, request, given);
  } catch (error) {
    if (error instanceof Refused && error.problem.code === 'unauthenticated') forgetSession();
    throw error;
  }
}

/** The body of an answer. */
export const api = async <T>(request: string, body?: unknown, given: Given = {}): Promise<T> =>
  (await ask<T>(request, body === undefined ? given : { ...given, body })).body;

/** A query of what is given; what is null or empty is left out. */
export function queryOf(given: Record<string, string | number | null | undefined>): string {
  const kept = Object.entries(given).flatMap(([name, value]) => (value === null || value === undefined || value === '' ? [] : [[name, String(value)]]));
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
}
