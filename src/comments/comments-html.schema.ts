// What may be asked of the comments as a page.
import { z } from 'zod';
import { commentId } from '../http/ids.schema.ts';
import { htmlQuery } from './comments.schema.ts';

/** `replyTo` prepares the form for an answer, `root` shows one comment with more of its replies. */
export const threadPageQuery = htmlQuery.extend({ replyTo: commentId.optional(), root: commentId.optional() });
export const htmlAnswer = z.string().meta({ contentMediaType: 'text/html' });
