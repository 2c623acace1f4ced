// Author -> what moderators are shown: with the email, which nobody else ever is.
import type { SiteSettings } from '../sites/site.ts';
import { sanctionView } from '../sanctions/sanctions.view.ts';
import { isActive } from '../sanctions/sanction.ts';
import { isTrusted, rejectionRateOf, type Note } from './author.ts';
import type { Profile } from './authors.service.ts';

export const noteView = ({ id, by, text, at }: Note) => ({ id, by, text, at: at.toISOString() });

export function profileView({ author, last, sanctions, notes, names }: Profile, settings: SiteSettings, now: Date) {
  const { id, site, name, kind, email, standing, reporting, createdAt } = author;
  return {
    id, site, name, kind, email, createdAt: createdAt.toISOString(),
    standing: { approved: standing.approved, rejected: standing.rejected, last: last?.toISOString() ?? null },
    rate: rejectionRateOf(standing), trusted: isTrusted(standing, settings),
    reports: { upheld: reporting.upheld, dismissed: reporting.dismissed },
    sanctions: sanctions.map((sanction) => sanctionView(sanction, { active: isActive(sanction, now), name: sanction.target.type === 'author' ? name : null })),
    notes: notes.map(noteView),
    names: names.map((each) => ({ id: each.id, name: each.name, kind: each.kind })),
  };
}
