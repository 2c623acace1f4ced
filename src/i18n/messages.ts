// The shape every language fills: a title and a sentence for each error, a sentence for each reason a comment is held, the words of the page around them.
import type { FindingCode } from '../consent/policy.ts';
import type { ErrorCode } from '../errors.ts';

export const reasonCodes = [
  'thread_premoderated', 'premoderated', 'reserved_name', 'honeypot', 'flood', 'word_list', 'too_many_links', 'contact_spam', 'invisible_text', 'first_comment', 'rejection_rate', 'learned_score', 'near_repeat', 'site_mode', 'external_spam', 'external_check', 'raid', 'check_failed',
  'reported',
  'spam', 'abuse', 'hate', 'privacy', 'illegal', 'off_topic', 'other',
] as const;

export type ReasonCode = (typeof reasonCodes)[number];

/** Why the desk sanctions a writer: what a person's decisions may give as reason, said of a person. */
export const sanctionReasons = ['spam', 'abuse', 'hate', 'privacy', 'illegal', 'off_topic', 'other'] as const;

/** What can be wrong with one field of a request. */
export const fieldCodes = [
  'required', 'invalid', 'invalid_type', 'too_long', 'too_short', 'out_of_range', 'unknown_field', 'repeated_field', 'forbidden_characters',
  'forbidden_key', 'not_found', 'origin_not_listed', 'exists', 'implied_consent', 'contradiction',
] as const;

export type FieldCode = (typeof fieldCodes)[number];

/** What the comments of a page say around the comments themselves. `{name}` stands for a person's name. */
export const pageTexts = [
  'comments', 'leaveComment', 'name', 'email', 'emailRequired', 'text', 'send', 'writingAs', 'notMe', 'reply', 'replyTo', 'answers', 'cancel',
  'edit', 'save', 'remove', 'confirmRemove', 'sort', 'newest', 'oldest', 'top', 'more', 'moreReplies', 'allComments', 'none', 'removed', 'held',
  'published', 'pending', 'rejected', 'edited', 'pinned', 'staff', 'closed', 'notOpen', 'backToArticle', 'offline', 'loading',
] as const;

export type PageText = (typeof pageTexts)[number];
export type PageTexts = Record<PageText, string>;

/** What a statement of reasons says: on what grounds it was decided, and what its author can do. `{until}` stands for a day. */
export const statementTexts = ['person', 'machine', 'reported', 'appeal', 'waiting', 'late', 'open', 'decided'] as const;
export type StatementText = (typeof statementTexts)[number];

export type Messages = {
  errors: Record<ErrorCode, [title: string, detail: string]>;
  reasons: Record<ReasonCode, string>;
  sanctions: Record<(typeof sanctionReasons)[number], string>;
  /** What a sanction says of itself, around `{reason}` and `{until}`. */
  told: { because: string; until: string };
  fields: Record<FieldCode, string>;
  page: PageTexts;
  statement: Record<StatementText, string>;
  /** Why a consent policy cannot be published. */
  consentFindings: Record<FindingCode, string>;
};
