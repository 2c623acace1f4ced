// Campaigns: what many wrote in nearly the same words, each shown as one with its size, its authors and how it stands.
import './campaigns.css';
import { useEffect } from 'preact/hooks';
import { campaignsTexts } from '../../../../i18n/dashboard/campaigns.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { counted } from '../../../../i18n/words.ts';
import type { Campaign, Page } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { go, hrefOf, place } from '../../state/route.ts';
import { site } from '../../state/session.ts';
import { ErrorNote, Heading, Loading, More, Nothing } from '../../ui/parts.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { CampaignFacts } from './campaign-facts.tsx';
import { CommentText } from './comment-line.tsx';

const stateIn = (query: URLSearchParams): Campaign['state'] | '' => {
  const given = query.get('state');
  return given === 'open' || given === 'decided' ? given : '';
};

export function CampaignsView() {
  const texts = say(campaignsTexts);
  const slug = site.value?.slug;
  const state = stateIn(place.value.query);
  const comment = place.value.query.get('comment');
  const { items, next, error, loading, more, reload } = usePages(
    (cursor) => api<Page<Campaign>>(`GET /moderation/campaigns${queryOf({ site: slug, state, comment, cursor })}`), `campaigns ${slug} ${state} ${comment}`,
  );
  const only = comment !== null && items?.length === 1 ? items[0]?.id : undefined;
  useEffect(() => {
    // Who asked for the campaign of a comment wants to see that one.
    if (only !== undefined) go(hrefOf(`/campaigns/${only}`), { replace: true });
  }, [only]);
  return (
    <>
      <Heading title={say(shellTexts).views.campaigns}><StateChoice state={state} /></Heading>
      <p class="hint">{texts.about}</p>
      <ErrorNote error={error} retry={() => void reload()} />
      {items === null && loading && <Loading />}
      {items?.length === 0 && <Nothing>{comment !== null ? texts.noneOfComment : state === '' ? texts.none : texts.noneOfState}</Nothing>}
      {items?.map((campaign) => <CampaignCard key={campaign.id} campaign={campaign} />)}
      <More next={next} loading={loading} onMore={() => void more()} />
    </>
  );
}

function StateChoice({ state }: { state: Campaign['state'] | '' }) {
  const texts = say(campaignsTexts);
  return (
    <label class="choice">
      <span>{texts.state}</span>
      <select value={state} onChange={(event) => go(hrefOf('/campaigns', { state: event.currentTarget.value }), { replace: true })}>
        <option value="">{say(shellTexts).all}</option>
        {(['open', 'decided'] as const).map((each) => <option key={each} value={each}>{texts.states[each]}</option>)}
      </select>
    </label>
  );
}

function CampaignCard({ campaign }: { campaign: Campaign }) {
  const texts = say(campaignsTexts);
  const { id, count, example } = campaign;
  return (
    <article class="card campaign" aria-labelledby={id}>
      <h2 id={id}><a href={hrefOf(`/campaigns/${id}`)}>{counted(lang.value, texts.title, count)}</a></h2>
      {example === null ? <p class="hint">{texts.noExample}</p> : <CommentText item={example} />}
      <CampaignFacts campaign={campaign} />
    </article>
  );
}
