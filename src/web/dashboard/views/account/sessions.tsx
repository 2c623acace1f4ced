// Where one is signed in: each session with its device in words, and a way to end those that are not this one.
import { useId, useState } from 'preact/hooks';
import { accountTexts } from '../../../../i18n/dashboard/account.ts';
import { moment } from '../../../../i18n/words.ts';
import type { OwnSession, Page } from '../../../wire.ts';
import { end } from '../../state/end.ts';
import { lang, say } from '../../state/lang.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { ErrorNote, Loading, Nothing, When } from '../../ui/parts.tsx';
import { toast } from '../../ui/toast.tsx';
import { focusHeading, useAct } from '../../ui/use-act.ts';
import type { Loaded } from '../../ui/use-load.ts';
import { deviceOf } from './device.ts';

export function Sessions({ data, error, reload }: Loaded<Page<OwnSession>>) {
  const texts = say(accountTexts);
  const title = useId();
  const [asking, setAsking] = useState(false);
  const { busy, error: refused, act } = useAct();
  const others = data?.items.filter(({ current }) => !current) ?? [];
  // This one first: it is what the others are compared with.
  const inOrder = [...data?.items.filter(({ current }) => current) ?? [], ...others];
  const endThese = async (these: OwnSession[], said: string): Promise<void> => {
    try {
      for (const each of these) await end(`/session/all/${each.id}`);
    } finally {
      await reload();
      focusHeading();
    }
    toast(said);
  };
  const endOthers = async (): Promise<void> => {
    setAsking(false);
    await endThese(others, texts.endedOthers);
  };
  return (
    <section aria-labelledby={title}>
      <div class="heading">
        <h2 id={title}>{texts.sessionsTitle}</h2>
        {others.length > 0 && <button type="button" aria-disabled={busy} onClick={() => setAsking(true)}>{texts.endOthers}</button>}
      </div>
      <p class="hint">{texts.sessionsAbout}</p>
      <ErrorNote error={error ?? refused} retry={() => void reload()} />
      {data === null && error === null && <Loading />}
      <ul class="rows">{inOrder.map((each) => <SessionRow key={each.id} session={each} onEnd={() => endThese([each], texts.ended)} />)}</ul>
      {data !== null && others.length === 0 && <Nothing>{texts.onlyThis}</Nothing>}
      {asking && <Confirm title={texts.endOthersTitle} text={texts.endOthersText} act={texts.endOthers} busy={busy} onYes={() => void act(endOthers)} onClose={() => setAsking(false)} />}
    </section>
  );
}

/** Each with an act of its own: one goes on while another waits for its answer. */
function SessionRow({ session: { userAgent, createdAt, expiresAt, current }, onEnd }: { session: OwnSession; onEnd(): Promise<void> }) {
  const texts = say(accountTexts);
  const { busy, error, act } = useAct();
  const device = deviceInWords(userAgent);
  return (
    <li>
      <div>
        <h3 title={userAgent}><span>{device}</span> {current && <span class="badge good">{texts.thisOne}</span>}</h3>
        <p>{texts.signedIn} <When at={createdAt} /> · {texts.endsAt.replace('{at}', moment(lang.value, new Date(expiresAt)))}</p>
        <ErrorNote error={error} />
      </div>
      {!current && <div class="acts"><button type="button" aria-disabled={busy} aria-label={`${texts.end}: ${device}`} onClick={() => void act(onEnd)}>{texts.end}</button></div>}
    </li>
  );
}

function deviceInWords(userAgent: string): string {
  const texts = say(accountTexts);
  const { browser, system } = deviceOf(userAgent);
  if (system === null) return browser ?? texts.unknownDevice;
  return texts.device.replace('{browser}', browser ?? texts.someBrowser).replace('{system}', system);
}
