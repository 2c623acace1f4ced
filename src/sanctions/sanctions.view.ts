// Sanction -> what moderators are shown; readers are told of a ban by its error alone.
import type { Sanction } from './sanction.ts';

export function sanctionView(sanction: Sanction, active: boolean) {
  const { id, site, kind, target, reason, note, by, createdAt, expiresAt, liftedAt, liftedBy, tell } = sanction;
  return {
    id, site, kind, target: { type: target.type, value: target.value }, reason, note, by, createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null, liftedAt: liftedAt?.toISOString() ?? null, liftedBy, tell, active,
  };
}
