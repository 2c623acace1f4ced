// Turns whatever was thrown into a problem+json answer (RFC 9457); what was not meant for callers is logged and not sent.
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { AppError, type BanDetails } from '../errors.ts';
import { bannedSentence } from '../i18n/banned.ts';
import { messages, type Lang } from '../i18n/index.ts';

export type Problem = {
  type: string; title: string; status: number; code: string; detail: string; errors: { path: string; code: string }[]; requestId: string;
} & Partial<BanDetails>;

export function problemOf(error: AppError, lang: Lang, requestId: string): Problem {
  const [title] = messages(lang).errors[error.code];
  return {
    type: `urn:hiwar:error:${error.code}`, title, status: error.status, code: error.code, detail: detailOf(error, lang),
    errors: error.details.errors ?? [], requestId, ...error.details.ban,
  };
}

/** The sentence a caller is told; a ban says as much of itself as the desk chose. */
export const detailOf = ({ code, details }: AppError, lang: Lang): string =>
  (details.ban === undefined ? messages(lang).errors[code][1] : bannedSentence(lang, details.ban));

/** Any thrown value as an AppError. A path that cannot be decoded names nothing; the rest is ours to explain, so 500. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof URIError) return new AppError('not_found', {}, error);
  return new AppError('internal', {}, error);
}

/** The last middleware. */
export function errorHandler(logger: Pick<Logger, 'error'>): ErrorRequestHandler {
  return (thrown, _request, response: Response, next) => {
    const error = asAppError(thrown);
    const { requestId, lang } = response.locals as { requestId: string; lang: Lang };
    // What is shed is counted, not told one by one: writing it down would be more load.
    if (error.status >= 500 && error.code !== 'overloaded') logger.error({ requestId, code: error.code, cause: describe(error.cause ?? error) }, 'request failed');
    // Too late to answer: Express closes the connection, so that nobody takes half an answer for a whole one.
    if (response.headersSent) {
      next(thrown);
      return;
    }
    send(response, problemOf(error, lang, requestId), error, lang);
  };
}

function send(response: Response, problem: Problem, error: AppError, lang: Lang): void {
  response.removeHeader('ETag');
  response.status(problem.status);
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.setHeader('Content-Language', lang);
  response.setHeader('Cache-Control', 'no-store');
  const retry = error.details.retryAfterSeconds ?? (problem.status === 503 ? 5 : undefined);
  if (retry !== undefined) response.setHeader('Retry-After', String(Math.max(1, Math.ceil(retry))));
  // The rest of a refused body is not worth reading.
  if (problem.code === 'too_large') response.setHeader('Connection', 'close');
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response.end(JSON.stringify(problem));
}

/** An error for the log: no emails, addresses or tokens, which drivers like to quote. */
export function describe(error: unknown): { name: string; message: string; stack: string } {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { name, message: scrub(message), stack: scrub(stack ?? '') };
}

const scrub = (text: string): string => text
  .replace(/[^\s"'<>@:/]+@[^\s"'<>@:/]+/g, '[email]')
  .replace(/\b(?:hk|g|s)_[\w.-]{10,}/g, '[token]')
  .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '[address]')
  .replace(/\b(?:[\da-f]{1,4}:){3,7}[\da-f]{0,4}\b/gi, '[address]');
