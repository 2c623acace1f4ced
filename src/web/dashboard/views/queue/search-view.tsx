// Searching all comments by words and filters; the same list and keys as a queue.
import { useMemo, useState } from 'preact/hooks';
import { names, queueNames } from '../../../../i18n/dashboard/names.ts';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { say } from '../../state/lang.ts';
import { go, hrefOf, place } from '../../state/route.ts';
import { Field, Heading } from '../../ui/parts.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { given, type Desk } from './desk.ts';
import { DeskView } from './desk-view.tsx';
import { Chips, filterNames, ReasonChoice } from './filters.tsx';
import { deskOf, namesIn, sortHere } from './queue-view.tsx';

const fields = ['q', 'queue', ...filterNames] as const;
type Wanted = Record<(typeof fields)[number], string>;
const wantedHere = (): Wanted => Object.fromEntries(fields.map((name) => [name, given(name) ?? ''])) as Wanted;

export function SearchView() {
  const texts = say(queueTexts);
  const key = place.value.query.toString();
  const here = wantedHere();
  const isAsked = fields.some((name) => here[name] !== '');
  const desk = useMemo(() => {
    const { queue, ...query } = wantedHere();
    return deskOf(queueNames.find((each) => each === queue) ?? null, query, sortHere('newest'));
  }, [key]);
  return (
    <>
      <Heading title={texts.search}>
        {isAsked && <a class="to" href={hrefOf('/jobs', here)}>{texts.bulk}</a>}
        <button type="button" aria-keyshortcuts="?" onClick={() => { desk.helping.value = true; }}>{say(shellTexts).help} <kbd aria-hidden="true">?</kbd></button>
      </Heading>
      <SearchForm key={key} desk={desk} here={here} />
      <Chips names={namesIn(desk.list)} />
      {isAsked ? <DeskView key={`list ${key}`} desk={desk} empty={texts.nothingFound} /> : <NotYet desk={desk} />}
    </>
  );
}

function NotYet({ desk }: { desk: Desk }) {
  useKeys({ '/': () => desk.search() });
  return <p class="nothing">{say(queueTexts).searchFirst}</p>;
}

function SearchForm({ desk, here }: { desk: Desk; here: Wanted }) {
  const texts = say(queueTexts);
  const [wanted, setWanted] = useState(here);
  const set = (name: keyof Wanted) => (event: { currentTarget: { value: string } }) => setWanted({ ...wanted, [name]: event.currentTarget.value });
  const submit = (event: Event): void => {
    event.preventDefault();
    go(hrefOf('/search', { ...Object.fromEntries(fields.map((name) => [name, wanted[name].trim()])), sort: given('sort') }));
  };
  const field = (element: HTMLInputElement | null): void => {
    desk.searchField = element;
  };
  return (
    <form class="find" role="search" onSubmit={submit}>
      <Field label={texts.words} hint={texts.searchHint} control={(ids) => <input {...ids} ref={field} type="search" dir="auto" maxLength={200} value={wanted.q} onInput={set('q')} autoFocus={here.q === '' && Object.values(here).every((each) => each === '')} />} />
      <div class="acts">
        <label class="choice"><span>{texts.queue}</span>
          <select value={wanted.queue} onChange={set('queue')}>
            <option value="">{texts.anyQueue}</option>
            {queueNames.map((name) => <option key={name} value={name}>{say(names).queues[name]}</option>)}
          </select>
        </label>
        <ReasonChoice value={wanted.reason} onChange={(reason) => setWanted({ ...wanted, reason })} />
        <button type="submit" class="primary">{texts.find}</button>
      </div>
      <details class="narrow" open={[here.thread, here.author, here.addressPrefix].some((each) => each !== '')}>
        <summary>{texts.filters}</summary>
        <div class="grid">
          <Field label={texts.thread} control={(ids) => <input {...ids} dir="ltr" maxLength={190} value={wanted.thread} onInput={set('thread')} />} />
          <Field label={texts.author} control={(ids) => <input {...ids} dir="ltr" maxLength={64} value={wanted.author} onInput={set('author')} />} />
          <Field label={texts.network} control={(ids) => <input {...ids} dir="ltr" maxLength={64} value={wanted.addressPrefix} onInput={set('addressPrefix')} />} />
        </div>
      </details>
    </form>
  );
}
