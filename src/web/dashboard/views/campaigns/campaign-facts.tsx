// What a campaign comes to: how many wrote it and when, how its comments stand, and what was decided of the next.
import { campaignsTexts } from '../../../../i18n/dashboard/campaigns.ts';
import { names } from '../../../../i18n/dashboard/names.ts';
import { counted, moment, number } from '../../../../i18n/words.ts';
import type { Campaign, Item } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { Who } from '../audit/who.tsx';
import { When } from '../../ui/parts.tsx';

const order = ['pending', 'approved', 'rejected', 'spam', 'removed'] as const satisfies readonly Item['status'][];

export function CampaignFacts({ campaign: { authors, firstAt, lastAt, statuses, state } }: { campaign: Campaign }) {
  const texts = say(campaignsTexts);
  return (
    <p class="campaign-facts">
      <span class={state === 'open' ? 'badge warn' : 'badge good'}>{texts.states[state]}</span>
      <span>{counted(lang.value, texts.authors, authors)}</span>
      <span>{texts.first} <When at={firstAt} /></span>
      <span>{texts.last} <When at={lastAt} /></span>
      <Statuses statuses={statuses} />
    </p>
  );
}

/** Those there are. */
export function Statuses({ statuses }: { statuses: Campaign['statuses'] }) {
  const words = say(names).statuses;
  return <>{order.filter((each) => statuses[each] > 0).map((each) => <span key={each}>{words[each]} <strong>{number(lang.value, statuses[each])}</strong></span>)}</>;
}

export function StandingText({ standing }: { standing: NonNullable<Campaign['standing']> }) {
  const texts = say(campaignsTexts);
  return (
    <span>
      {texts.standing} {texts.stands[standing.action]}
      {standing.until !== null && <> {texts.until.replace('{at}', moment(lang.value, new Date(standing.until)))}</>}
      {' · '}<Who by={standing.by} /> · <When at={standing.at} />
    </span>
  );
}
