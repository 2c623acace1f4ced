// Raid mode of a site: what stands and why, what the rule counts just now, and the desk's own word on it.
import './raid.css';
import { useEffect } from 'preact/hooks';
import { raidTexts } from '../../../../i18n/dashboard/raid.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { number } from '../../../../i18n/words.ts';
import type { Raids } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { put, quote } from '../../state/quote.ts';
import { site } from '../../state/session.ts';
import { ErrorNote, Heading, Loading, Name, Nothing } from '../../ui/parts.tsx';
import { toastError } from '../../ui/toast.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { force, ForceRaid } from './force-raid.tsx';
import { StandingNote } from './standing-note.tsx';

const AGAIN_MS = 15_000;

export const RaidView = () => (site.value === null ? null : <Raid slug={site.value.slug} />);

function Raid({ slug }: { slug: string }) {
  const texts = say(raidTexts);
  const { data, error, reload, set } = useLoad(() => api<Raids>(`GET /sites/${encodeURIComponent(slug)}/raid`), slug);
  useEffect(() => {
    // A raid is a matter of minutes: who watches it should not have to ask again.
    const timer = setInterval(() => { if (document.visibilityState === 'visible') void reload(); }, AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <>
      <Heading title={say(shellTexts).views.raid} />
      <p class="hint about">{texts.about}</p>
      <ErrorNote error={error} retry={() => void reload()} />
      {data === null ? error === null && <Loading /> : (
        <div class="raid">
          <section class="card" aria-labelledby="now"><h2 id="now">{texts.now}</h2><div role="status"><StandingNote standing={data.site} /></div></section>
          <Figures figures={data.figures} onRefresh={() => void reload()} />
          <ForceRaid slug={slug} before={data} onDone={set} />
          <Threads slug={slug} threads={data.threads} onDone={set} />
        </div>
      )}
      <ul class="hint">{texts.what.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
    </>
  );
}

function Figures({ figures, onRefresh }: { figures: Raids['figures']; onRefresh(): void }) {
  const texts = say(raidTexts);
  const show = (count: number): string => number(lang.value, count);
  return (
    <section class="card" aria-labelledby="figures">
      <h2 id="figures">{texts.figures}</h2>
      <p class="hint">{texts.figuresAbout}</p>
      <table>
        <thead><tr><th scope="col">{texts.signal}</th><th scope="col" class="number">{texts.counted}</th><th scope="col" class="number">{texts.limit}</th></tr></thead>
        <tbody>
          {(['fresh', 'repeats', 'refused'] as const).map((signal) => {
            const { count, limit } = figures[signal];
            return <tr key={signal}><th scope="row">{texts.signals[signal]} {count >= limit && <span class="badge bad">{texts.reached}</span>}</th><td class="number">{show(count)}</td><td class="number">{show(limit)}</td></tr>;
          })}
          <tr><th scope="row">{texts.writers}</th><td class="number">{show(figures.writers)}</td><td /></tr>
        </tbody>
      </table>
      <button type="button" onClick={onRefresh}>{texts.refresh}</button>
    </section>
  );
}

function Threads({ slug, threads, onDone }: { slug: string; threads: Raids['threads']; onDone(raids: Raids): void }) {
  const texts = say(raidTexts);
  const leave = async (thread: string): Promise<void> => {
    try {
      onDone(await force(slug, { state: 'auto', thread }));
      // Its button has gone with it.
      document.getElementById('threads')?.focus();
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <section class="card" aria-labelledby="threads">
      <h2 id="threads" tabIndex={-1}>{texts.threads}</h2>
      {threads.length === 0 && <Nothing>{texts.noThreads}</Nothing>}
      <ul class="threads">
        {threads.map((thread) => (
          <li key={thread.key}>
            <h3>{texts.article} <Name>{thread.key}</Name></h3>
            <StandingNote standing={thread} />
            <button type="button" onClick={() => void leave(thread.key)}>{put(texts.leaveThread, quote(thread.key))}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}
