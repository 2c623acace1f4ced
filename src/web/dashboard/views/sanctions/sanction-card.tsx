// One sanction: whom it meets, why, by whom and until when; changing it and lifting it, with a way back.
import { decidingTexts } from '../../../../i18n/dashboard/jobs.ts';
import { sanctionsTexts } from '../../../../i18n/dashboard/sanctions.ts';
import { moment } from '../../../../i18n/words.ts';
import type { Sanction } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { hrefOf } from '../../state/route.ts';
import { Who } from '../audit/who.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Name, When } from '../../ui/parts.tsx';
import { toast, toastError } from '../../ui/toast.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useKeepFocus } from '../../ui/use-keep-focus.ts';
import { useWindow } from '../../ui/use-window.ts';
import { isReason } from '../jobs/job-scope.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { againBody } from './drafts.ts';

const standingOf = ({ active, liftedAt }: Sanction): 'active' | 'lifted' | 'expired' => (active ? 'active' : liftedAt === null ? 'expired' : 'lifted');

/** `as` is the level of its heading, which depends on where it stands. */
export function SanctionCard({ sanction, as: Title, onChanged }: { sanction: Sanction; as: 'h2' | 'h3'; onChanged(): void }) {
  const texts = say(sanctionsTexts);
  const card = useKeepFocus<HTMLElement>();
  const { opened, open, close } = useWindow<'change' | 'lift'>();
  const standing = standingOf(sanction);
  const said = (text: string, over: { undo?: () => void } = {}): void => {
    close();
    toast(text, over);
    onChanged();
  };
  return (
    <article class="card sanction" ref={card} tabIndex={-1} aria-labelledby={sanction.id}>
      <header>
        <Title id={sanction.id} class="clipped">{texts.kinds[sanction.kind]} · <TargetText target={sanction.target} /></Title>
        <span class={standing === 'active' ? 'badge bad' : 'badge'}>{texts.now[standing]}</span>
      </header>
      <Facts sanction={sanction} />
      {sanction.liftedAt === null && (
        <div class="acts">
          <button type="button" onClick={() => open('change')}>{texts.change}</button>
          {sanction.active && <button type="button" onClick={() => open('lift')}>{texts.lift}</button>}
        </div>
      )}
      {opened === 'change' && <ChangeDialog sanction={sanction} onSaved={() => said(texts.changed)} onClose={close} />}
      {opened === 'lift' && sanction.active && <LiftDialog sanction={sanction} onLifted={() => said(texts.lifted, wayBack(sanction, onChanged))} onClose={close} />}
    </article>
  );
}

function LiftDialog({ sanction, onLifted, onClose }: { sanction: Sanction; onLifted(): void; onClose(): void }) {
  const texts = say(sanctionsTexts);
  const { act } = useAct();
  const lift = (): Promise<void> => act(async () => {
    try {
      await api(`DELETE /moderation/sanctions/${sanction.id}`);
      onLifted();
    } catch (error) {
      onClose();
      toastError(error);
    }
  });
  return <Confirm title={texts.liftTitle} text={texts.liftText} act={texts.lift} danger={false} onYes={() => void lift()} onClose={onClose} />;
}

/** From a lift: the same sanction anew, where it can be. */
function wayBack(sanction: Sanction, onChanged: () => void): { undo?: () => void } {
  const again = againBody(sanction);
  if (again === null) return {};
  const make = async (): Promise<void> => {
    try {
      await api('POST /moderation/sanctions', again);
      toast(say(sanctionsTexts).back);
    } catch (error) {
      toastError(error);
    }
    onChanged();
  };
  return { undo: () => void make() };
}

function TargetText({ target: { type, value, name } }: { target: Sanction['target'] }) {
  const texts = say(sanctionsTexts);
  if (value === null) return <span>{texts.gone}</span>;
  return <span>{texts.types[type]} {type === 'author' ? <a href={hrefOf(`/authors/${value}`)}><Name>{name ?? value}</Name></a> : <Name>{value}</Name>}</span>;
}

function Facts({ sanction: { reason, note, by, createdAt, expiresAt, active, liftedAt, liftedBy, tell } }: { sanction: Sanction }) {
  const texts = say(sanctionsTexts);
  const { reasons } = say(decidingTexts);
  const end = expiresAt === null ? texts.untilLifted : (active ? texts.until : texts.ended).replace('{at}', moment(lang.value, new Date(expiresAt)));
  return (
    <>
      <p class="hint">{isReason(reason) ? reasons[reason] : reason} · {liftedAt === null ? end : <>{texts.liftedBy} <Who by={liftedBy ?? ''} /> <When at={liftedAt} /></>}</p>
      <p class="hint">{texts.madeBy} <Who by={by} /> <When at={createdAt} /> · {tell ? texts.told : texts.notTold}</p>
      {note !== null && <p class="sanction-note"><Name>{note}</Name></p>}
    </>
  );
}
