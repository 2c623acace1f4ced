// Whose records are listed, and about what; kept in the address.
import { auditTexts } from '../../../../i18n/dashboard/audit.ts';
import { names } from '../../../../i18n/dashboard/names.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { say } from '../../state/lang.ts';
import { everybody } from '../../state/people.ts';
import { go, hrefOf } from '../../state/route.ts';
import { Subject } from './record.tsx';

export type Filters = { by: string | null; subject: string | null };

export const filtersIn = (query: URLSearchParams): Filters => ({ by: query.get('by'), subject: query.get('subject') });

export function AuditFilters({ filters }: { filters: Filters }) {
  const texts = say(auditTexts);
  const known = [...everybody(), ...Object.entries(say(names).rules)];
  // Who has left is still named by the address that led here.
  const all = filters.by === null || known.some(([id]) => id === filters.by) ? known : [...known, [filters.by, filters.by] as const];
  return (
    <div class="acts log-filters">
      <label class="choice">
        <span>{texts.who}</span>
        <select value={filters.by ?? ''} onChange={({ currentTarget }) => go(hrefOf('/audit', { ...filters, by: currentTarget.value }), { replace: true })}>
          <option value="">{say(shellTexts).all}</option>
          {all.map(([id, name]) => <option key={id} value={id}>{name}</option>)}
        </select>
      </label>
      {filters.subject !== null && <span>{texts.aboutWhat}: <Subject subject={filters.subject} /> · <a href={hrefOf('/audit', { by: filters.by })}>{texts.aboutAll}</a></span>}
    </div>
  );
}
