// The shape of what a signed HTTP check answers; anything else is nonsense.
import { z } from 'zod';
import { plainString } from '../../http/fields.ts';

const answer = z.strictObject({
  verdict: z.enum(['approve', 'hold', 'spam', 'reject']),
  score: z.number().min(0).max(1).optional(),
  reason: plainString(200).optional(),
});
export type HttpCheckAnswer = z.infer<typeof answer>;

/** The answer, or null when the text is not one. */
export function readAnswer(text: string): HttpCheckAnswer | null {
  try {
    return answer.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
