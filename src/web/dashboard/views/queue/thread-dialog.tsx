// A thread's state as the desk may set it: open, closed, read first, slow.
import { useState } from 'preact/hooks';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import type { ChangedThread, ThreadInfo } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { wrongFields } from '../../state/problems.ts';
import { say } from '../../state/lang.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote, Field, Loading, Name } from '../../ui/parts.tsx';
import { toast } from '../../ui/toast.tsx';
import { useLoad } from '../../ui/use-load.ts';

type State = ThreadInfo['state'];
const states: State[] = ['open', 'slow', 'premoderated', 'closed'];

export function ThreadDialog({ site, threadKey, onClose }: { site: string; threadKey: string; onClose(): void }) {
  const texts = say(queueTexts);
  const { data, error, reload } = useLoad(() => api<ThreadInfo>(`GET /sites/${site}/threads/${threadKey}`), `${site} ${threadKey}`);
  return (
    <Dialog title={texts.threadTitle} onClose={onClose}>
      {data === null && error === null && <Loading />}
      <ErrorNote error={error} retry={() => void reload()} />
      {data !== null && <ThreadForm thread={data} path={`/sites/${site}/threads/${threadKey}`} onClose={onClose} />}
    </Dialog>
  );
}

function ThreadForm({ thread, path, onClose }: { thread: ThreadInfo; path: string; onClose(): void }) {
  const texts = say(queueTexts);
  const { save, cancel } = say(shellTexts);
  const [state, setState] = useState<State>(thread.state);
  const [seconds, setSeconds] = useState('');
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setError(null);
    try {
      await api<ChangedThread>(`PATCH ${path}`, { state, ...(state === 'slow' && seconds !== '' ? { slowSeconds: Number(seconds) } : {}) });
      toast(texts.threadSet);
      onClose();
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p><Name>{thread.title ?? texts.noTitle}</Name></p>
      <fieldset class="states">
        <legend>{texts.threadState}</legend>
        {states.map((each) => (
          <label key={each} class="choice"><input type="radio" name="state" checked={state === each} onChange={() => setState(each)} /> <span>{texts.threadStates[each]}</span></label>
        ))}
      </fieldset>
      {state === 'slow' && <Field label={texts.slowSeconds} wrong={wrongFields(error)['/slowSeconds']} control={(ids) => <input {...ids} type="number" min={5} max={86_400} value={seconds} onInput={(event) => setSeconds(event.currentTarget.value)} />} />}
      <ErrorNote error={error} />
      <div class="acts"><button type="submit" class="primary">{save}</button><button type="button" onClick={onClose}>{cancel}</button></div>
    </form>
  );
}
