// A reply by the editors to a published comment, without leaving the desk.
import { useState } from 'preact/hooks';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import type { Posted } from '../../../wire.ts';
import { say } from '../../state/lang.ts';
import { ErrorNote, Field } from '../../ui/parts.tsx';
import { useMaking } from '../../ui/use-making.ts';

export function ReplyBox({ site, threadKey, parentId }: { site: string; threadKey: string; parentId: string }) {
  const texts = say(queueTexts);
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const make = useMaking();
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (text.trim() === '') return;
    setBusy(true);
    setError(null);
    try {
      const { outcome } = await make<Posted>(`POST /sites/${site}/threads/${threadKey}/comments`, { text, parentId });
      // What was typed while it was on its way is the next one's.
      setText((now) => (now === text ? '' : now));
      setSaid(outcome === 'published' ? texts.replySent : texts.replyHeld);
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const typed = (value: string): void => {
    setText(value);
    setSaid('');
  };
  return (
    <form class="reply" onSubmit={(event) => void send(event)}>
      <Field label={texts.replyLabel} control={(ids) => <textarea {...ids} dir="auto" value={text} onInput={(event) => typed(event.currentTarget.value)} />} />
      <ErrorNote error={error} />
      <div class="acts"><button type="submit" disabled={busy || text.trim() === ''}>{texts.replySend}</button> <span role="status">{said}</span></div>
    </form>
  );
}
