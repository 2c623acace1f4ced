// What the endpoints say that these suites call, as their own schemas declare it; types alone.
import type { z } from 'zod';
import type * as comments from '../../src/comments/comments.schema.ts';
import type * as moderation from '../../src/moderation/moderation.schema.ts';

export type Posted = z.output<typeof comments.posted>;
export type ThreadSaid = z.output<typeof comments.threadAnswer>;
export type Permalink = z.output<typeof comments.permalink>;
export type Reply = z.output<typeof comments.publicComment>;
export type TopLevel = z.output<typeof comments.commentPage>['items'][number];
export type TopLevelPage = z.output<typeof comments.commentPage>;
export type NewGuest = z.output<typeof comments.guestAnswer>;
export type Counts = z.output<typeof comments.countsAnswer>;

export type Item = z.output<typeof moderation.item>;
export type Story = z.output<typeof moderation.story>;
export type Queues = z.output<typeof moderation.queues>;
export type Decided = z.output<typeof moderation.decisionResults>;
export type Verification = z.output<typeof moderation.verification>;
export type Result = z.output<typeof moderation.decisionResult>;

/** A refusal. */
export type Problem = { code: string; status: number; requestId: string };
