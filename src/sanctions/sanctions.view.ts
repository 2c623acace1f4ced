// Sanction -> what moderators are shown; readers are told of a ban by its error alone.
import type { Sanction } from './sanction.ts';

/** `name` is what the author it is on is called. */
export function sanctionView(sanction: Sanction, { active, name }: { active: boolean; name: string | null }) {
  const { id, site, kind, target, reason, note, by, createdAt, expiresAt, liftedAt, liftedBy, tell } = sanction;
  return {
    id, site, kind, target: { type: target.type, value: target.value, name }, reason, note, by, createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null, liftedAt: liftedAt?.toISOString() ?? null, liftedBy, tell, active,
  };
}
