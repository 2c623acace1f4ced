// One campaign: its comments in the order they were written, one decision on all of them, and the way back.
import './campaigns.css';
import { useState } from 'preact/hooks';
import { campaignsTexts } from '../../../../i18n/dashboard/campaigns.ts';
import type { Action } from '../../../../i18n/dashboard/jobs.ts';
import { counted } from '../../../../i18n/words.ts';
import type { AuditRecord, Campaign, Item, Page } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { hrefOf } from '../../state/route.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { ErrorNote, Heading, Loading, More } from '../../ui/parts.tsx';
import { toast, toastError } from '../../ui/toast.tsx';
import { useKeepFocus } from '../../ui/use-keep-focus.ts';
import { useLoad } from '../../ui/use-load.ts';
import { usePages, type Pages } from '../../ui/use-pages.ts';
import { useWindow } from '../../ui/use-window.ts';
import type { ViewProps } from '../../views.ts';
import { actions } from '../jobs/job-scope.ts';
import { CampaignFacts, StandingText } from './campaign-facts.tsx';
import { CommentLine } from './comment-line.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { keepOutcome, outcomes, undoAll, type Outcome } from './deciding.ts';
import { OutcomeNote, outcomeWords } from './outcome-note.tsx';
import { PastDecisions } from './past-decisions.tsx';

export function CampaignView({ params: { id = '' } }: ViewProps) {
  const texts = say(campaignsTexts);
  const found = useLoad(() => api<Campaign>(`GET /moderation/campaigns/${id}`), id);
  const members = usePages((cursor) => api<Page<Item>>(`GET /moderation/campaigns/${id}/comments${queryOf({ cursor })}`), id);
  const past = usePages((cursor) => api<Page<AuditRecord>>(`GET /moderation/audit${queryOf({ subject: `campaign:${id}`, cursor })}`), id);
  const again = (): void => void Promise.all([found.reload(), members.reload(), past.reload()]);
  const campaign = found.data;
  return (
    <>
      <Heading title={campaign === null ? texts.comments : counted(lang.value, texts.title, campaign.count)}>
        <a href={hrefOf('/campaigns')}>{texts.back}</a>
      </Heading>
      <ErrorNote error={found.error} retry={again} />
      {campaign === null ? found.loading && <Loading /> : <Deciding campaign={campaign} past={past} onChanged={again} />}
      <section class="part" aria-labelledby="members">
        <h2 id="members">{texts.comments}</h2>
        <ErrorNote error={members.error} retry={() => void members.reload()} />
        {members.items === null && members.loading && <Loading />}
        <ul class="comment-lines">{members.items?.map((item) => <CommentLine key={item.id} item={item} />)}</ul>
        <More next={members.next} loading={members.loading} onMore={() => void members.more()} />
      </section>
    </>
  );
}

function Deciding({ campaign, past, onChanged }: { campaign: Campaign; past: Pages<AuditRecord>; onChanged(): void }) {
  const texts = say(campaignsTexts);
  const { id, standing } = campaign;
  const { opened: asked, open, close } = useWindow<Action | { undo: string }>();
  const [busy, setBusy] = useState(false);
  const part = useKeepFocus<HTMLDivElement>();
  const outcome = outcomes.value.get(id);
  const undo = async (batches: string[]): Promise<void> => {
    close();
    setBusy(true);
    try {
      toast(outcomeWords(await undoAll(id, batches)).join(' · '));
    } catch (error) {
      toastError(error);
    }
    setBusy(false);
    onChanged();
  };
  const decided = (result: Outcome): void => {
    close();
    toast(outcomeWords(result).join(' · '), result.sums.done === 0 ? {} : { undo: () => void undo(result.batches) });
    onChanged();
  };
  return (
    <div class="deciding" ref={part} tabIndex={-1}>
      <CampaignFacts campaign={campaign} />
      {standing !== null && (
        <div class="note acts"><StandingText standing={standing} /> <button type="button" disabled={busy} onClick={() => open({ undo: standing.batch })}>{texts.takeBack}</button></div>
      )}
      <div class="acts">
        {actions.map((each) => <button key={each} type="button" disabled={busy} onClick={() => open(each)}>{texts.decideAll[each]}</button>)}
      </div>
      {outcome !== undefined && <OutcomeNote outcome={outcome} busy={busy} onUndo={() => void undo(outcome.batches)} onDismiss={() => keepOutcome(id, null)} />}
      <PastDecisions records={past} busy={busy} onUndo={(batch) => open({ undo: batch })} />
      {asked !== null && (typeof asked === 'object'
        ? <Confirm title={texts.takeBackTitle} text={texts.takeBackText} act={asked.undo === standing?.batch ? texts.takeBack : texts.undo} danger={false} onYes={() => void undo([asked.undo])} onClose={close} />
        : <DecideDialog campaign={campaign} action={asked} onDecided={decided} onClose={() => { close(); onChanged(); }} />)}
    </div>
  );
}
