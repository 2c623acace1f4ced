// Which errors an endpoint can answer by its declaration alone; what its service throws beyond them is in the guide.
import { statusOf, type ErrorCode } from '../errors.ts';
import { isWrite, pathNames, type Endpoint } from './endpoint.ts';

export function errorsOf<S>(endpoint: Endpoint<S>): { code: ErrorCode; status: number }[] {
  const isGuarded = endpoint.allow !== 'public';
  const codes: ErrorCode[] = [
    ...(endpoint.body === null ? [] : ['malformed_json', 'too_large', 'unsupported_type'] as const),
    ...(endpoint.body === null || endpoint.csv !== undefined ? [] : ['too_deep'] as const),
    ...(isGuarded ? ['unauthenticated', 'forbidden'] as const : []),
    ...(isWrite(endpoint.method) ? ['origin_not_allowed'] as const : []),
    ...(pathNames(endpoint.path).length > 0 ? ['not_found'] as const : []),
    'validation',
    ...(endpoint.limit === null ? [] : ['rate_limited'] as const),
    'internal', 'unavailable', 'overloaded',
  ];
  return codes.map((code) => ({ code, status: statusOf[code] }));
}
