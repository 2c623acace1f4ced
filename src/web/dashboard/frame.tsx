// What stands around every view: the navigation with live counts, the site looked at, messages at the foot.
import { useEffect, useRef, useState } from 'preact/hooks';
import { shellTexts } from '../../i18n/dashboard/shell.ts';
import { LanguageChoice } from './language-choice.tsx';
import { api } from './state/api.ts';
import { say } from './state/lang.ts';
import { toastError } from './ui/toast.tsx';
import { go, hrefOf, place } from './state/route.ts';
import { forgetSession, isAdmin, lookAt, session, site, sites } from './state/session.ts';
import { Toasts } from './ui/toast.tsx';
import { QueueLinks } from './views/queue/queue-links.tsx';
import { HOME, viewAt, views, type View } from './views.ts';

export function Frame() {
  const texts = say(shellTexts);
  const [open, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const { path } = place.value;
  const found = viewAt(path);
  // Who lost their session at work keeps the view behind the sign-in.
  const known = found !== null && (found.view.admin !== true || isAdmin.value || session.value === null);
  useEffect(() => {
    if (!known) go(hrefOf(HOME), { replace: true });
    setOpen(false);
  }, [path, known]);
  return (
    <>
      <a class="skip" href="#view" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{texts.skip}</a>
      <header class="bar">
        <button type="button" class="menu" aria-expanded={open} aria-controls="nav" onClick={() => setOpen(!open)}>{texts.menu}</button>
        <a class="brand" href={hrefOf(HOME)}>{texts.product}</a>
        <SiteChoice />
      </header>
      <div class="frame">
        <nav id="nav" aria-label={texts.menu} class={open ? 'open' : undefined}>
          <QueueLinks />
          {(['desk', 'rules', 'insight', 'consent', 'admin', 'me'] as const).map((group) => <Group key={group} group={group} />)}
          <LanguageChoice />
          <SignOut />
        </nav>
        <main id="view" ref={main} tabIndex={-1}>
          {known && <found.view.component key={`${found.view.path} ${JSON.stringify(found.params)} ${site.value?.slug ?? ''}`} params={found.params} />}
        </main>
      </div>
      <Toasts />
    </>
  );
}

function Group({ group }: { group: NonNullable<View['nav']>['group'] }) {
  const { groups, views: names } = say(shellTexts);
  const mine = views.filter(({ nav, admin }) => nav?.group === group && (admin !== true || isAdmin.value));
  if (mine.length === 0) return null;
  return (
    <section>
      <h2>{groups[group]}</h2>
      <ul>
        {mine.map(({ path, nav }) => {
          const current = place.value.path === path || place.value.path.startsWith(`${path}/`);
          return <li key={path}><a href={hrefOf(path)} aria-current={current ? 'page' : undefined}>{nav === undefined ? path : names[nav.name]}</a></li>;
        })}
      </ul>
    </section>
  );
}

function SiteChoice() {
  if (sites.value.length < 2) return <p class="site"><bdi>{site.value?.name ?? ''}</bdi></p>;
  return (
    <label class="choice site">
      <span>{say(shellTexts).site}</span>
      <select value={site.value?.slug ?? ''} onChange={(event) => lookAt(event.currentTarget.value)}>
        {sites.value.map(({ slug, name }) => <option key={slug} value={slug} dir="auto">{name}</option>)}
      </select>
    </label>
  );
}

function SignOut() {
  const leave = async (): Promise<void> => {
    try {
      await api('DELETE /session');
      forgetSession();
      location.assign(hrefOf('/'));
    } catch (error) {
      toastError(error);
    }
  };
  return <p class="me"><bdi dir="auto">{session.value?.staff.name ?? ''}</bdi> <button type="button" class="plain" onClick={() => void leave()}>{say(shellTexts).signOut}</button></p>;
}
