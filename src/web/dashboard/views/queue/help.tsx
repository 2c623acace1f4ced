// The keys of the list, as the table of commands has them.
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { say } from '../../state/lang.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { commandsOf } from './commands.ts';
import type { Desk } from './desk.ts';

const drawn: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '⏎', Escape: 'Esc' };
/** Shown once: the same with Shift, and the other shape of a question mark. */
const left = new Set(['J', 'K', '؟']);

export function Help({ desk }: { desk: Desk }) {
  const texts = say(queueTexts);
  const close = (): void => {
    desk.helping.value = false;
  };
  return (
    <Dialog title={texts.keysTitle} onClose={close} wide>
      <p class="soft">{texts.keysHint}</p>
      <dl class="keys">
        {commandsOf(desk).map(({ name, keys }) => (
          <div key={name}>
            <dt dir="ltr">{keys.filter((key) => !left.has(key)).map((key) => <KeyCap key={key} name={key} />)}</dt>
            <dd>{texts.commands[name]}{name === 'toQueue' && ` (${texts.digits})`}</dd>
          </div>
        ))}
      </dl>
      <div class="acts"><button type="button" class="primary" onClick={close}>{say(shellTexts).close}</button></div>
    </Dialog>
  );
}

function KeyCap({ name }: { name: string }) {
  const isCapital = /^[A-Z]$/.test(name);
  return <>{isCapital && <kbd>{say(queueTexts).withShift}</kbd>}<kbd>{drawn[name] ?? name.toLowerCase()}</kbd></>;
}
