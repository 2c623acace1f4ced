// What stands for a site or an article: the state, what it means, by whom and until when.
import { raidTexts } from '../../../../i18n/dashboard/raid.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { moment } from '../../../../i18n/words.ts';
import type { Raids } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { Who } from '../audit/who.tsx';

const looks = { on: 'bad', off: 'warn', auto: 'good' } as const;

export function StandingNote({ standing: { state, by, reason, since, until } }: { standing: Raids['site'] }) {
  const texts = say(raidTexts);
  return (
    <>
      <p><span class={`badge ${looks[state]}`}>{texts.states[state]}</span> {texts.means[state]}</p>
      {state !== 'auto' && (
        <dl class="facts">
          {by !== null && <div><dt>{say(shellTexts).by}</dt><dd><Who by={by} /></dd></div>}
          {reason !== null && <div><dt>{texts.why}</dt><dd>{texts.reasons[reason]}</dd></div>}
          {since !== null && <div><dt>{texts.since}</dt><dd>{moment(lang.value, new Date(since))}</dd></div>}
          <div><dt>{texts.until}</dt><dd>{until === null ? texts.untilChanged : moment(lang.value, new Date(until))}</dd></div>
        </dl>
      )}
    </>
  );
}
