// What can go wrong, each with a stable code and its HTTP status; the sentences live in i18n.
export const statusOf = {
  malformed_json: 400,
  too_deep: 400,
  unauthenticated: 401,
  sign_in_failed: 401,
  forbidden: 403,
  origin_not_allowed: 403,
  csrf: 403,
  banned: 403,
  thread_closed: 403,
  guests_not_allowed: 403,
  edit_closed: 403,
  appeal_closed: 403,
  not_found: 404,
  no_consent_policy: 404,
  method_not_allowed: 405,
  duplicate: 409,
  exists: 409,
  conflict: 409,
  stale: 409,
  unknown_revision: 409,
  text_mismatch: 409,
  last_admin: 409,
  list_full: 409,
  too_large: 413,
  unsupported_type: 415,
  validation: 422,
  idempotency_mismatch: 422,
  own_comment: 422,
  policy_retired: 422,
  policy_findings: 422,
  flood: 429,
  slow_mode: 429,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
  overloaded: 503,
} as const;

export type ErrorCode = keyof typeof statusOf;

/** `path` is a JSON Pointer into the body, `?name` for a query field, `!name` for a header (lower case). */
export type FieldError = { path: string; code: string };

/** Why somebody may not write, as far as they are told; `until` null is for good, or not told. */
export type BanDetails = { reason: string | null; until: string | null };

/** Public details of an error; nothing private belongs here. */
export type ErrorDetails = { errors?: FieldError[]; retryAfterSeconds?: number; ban?: BanDetails };

/** An error a caller is told of. The cause is private: logged, never sent. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return statusOf[this.code];
  }
}
