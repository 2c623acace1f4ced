// Which sanctions are listed: by kind, by what they meet, by whether they hold; kept in the address.
import { sanctionsTexts } from '../../../../i18n/dashboard/sanctions.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { say } from '../../state/lang.ts';
import { go, hrefOf } from '../../state/route.ts';
import { kinds, targetTypes } from './drafts.ts';

export type Filters = { kind: string; type: string; active: string };
const among = (known: readonly string[], given: string | null): string => known.find((each) => each === given) ?? '';

export const filtersIn = (query: URLSearchParams): Filters => ({
  kind: among(kinds, query.get('kind')), type: among(targetTypes, query.get('type')), active: among(['true', 'false'], query.get('active')),
});

export function SanctionFilters({ filters }: { filters: Filters }) {
  const texts = say(sanctionsTexts);
  const { all } = say(shellTexts);
  const choice = (name: keyof Filters, label: string, options: [string, string][]) => (
    <label class="choice">
      <span>{label}</span>
      <select value={filters[name]} onChange={(event) => go(hrefOf('/sanctions', { ...filters, [name]: event.currentTarget.value }), { replace: true })}>
        <option value="">{all}</option>
        {options.map(([value, word]) => <option key={value} value={value}>{word}</option>)}
      </select>
    </label>
  );
  return (
    <div class="acts filters">
      {choice('active', texts.state, [['true', texts.states.active], ['false', texts.states.over]])}
      {choice('kind', texts.kind, kinds.map((each) => [each, texts.kinds[each]]))}
      {choice('type', texts.target, targetTypes.map((each) => [each, texts.types[each]]))}
    </div>
  );
}
