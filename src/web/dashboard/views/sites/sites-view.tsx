// The sites: adding one, changing what it is called and from where its pages come, and the lines those pages need.
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { sitesTexts } from '../../../../i18n/dashboard/sites.ts';
import { day } from '../../../../i18n/words.ts';
import type { Page, SiteInfo } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, languageNames, say } from '../../state/lang.ts';
import { keepSite, session, sites } from '../../state/session.ts';
import { ErrorNote, Heading, Name, Nothing } from '../../ui/parts.tsx';
import { named } from '../../ui/named.ts';
import { toast, toastError } from '../../ui/toast.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useWindow } from '../../ui/use-window.ts';
import { EmbedLines } from './embed-lines.tsx';
import { SiteForm, type SiteDraft } from './site-form.tsx';
import { unlessSaved } from './unless-saved.ts';
import './sites.css';

type Change = Partial<Pick<SiteInfo, 'name' | 'origins' | 'locale'>>;

/** What of a site the draft changes, and what undoes it. */
function changeOf(site: SiteInfo, draft: SiteDraft): { change: Change; back: Change } {
  const names = (['name', 'origins', 'locale'] as const).filter((name) => JSON.stringify(site[name]) !== JSON.stringify(draft[name]));
  return { change: Object.fromEntries(names.map((name) => [name, draft[name]])), back: Object.fromEntries(names.map((name) => [name, site[name]])) };
}

export function SitesView() {
  const texts = say(sitesTexts);
  const { opened, open, close } = useWindow<SiteInfo | 'new'>();
  // The frame's own list is shown at once; what others changed meanwhile comes into both.
  const { error, reload } = useLoad(() => unlessSaved(api<Page<SiteInfo>>('GET /sites'), ({ items }) => { sites.value = items; }), 'sites');
  const add = async (draft: SiteDraft): Promise<void> => {
    const { name, ...rest } = draft;
    const made = await api<SiteInfo>('POST /sites', name.trim() === '' ? rest : draft);
    keepSite(made);
    toast(named(texts.added, made.name));
  };
  const restore = async ({ slug, name }: SiteInfo, back: Change): Promise<void> => {
    try {
      keepSite(await api<SiteInfo>(`PATCH /sites/${slug}`, back));
      toast(named(texts.restored, name));
    } catch (refused) {
      toastError(refused);
    }
  };
  const change = async (site: SiteInfo, draft: SiteDraft): Promise<void> => {
    const { change: wanted, back } = changeOf(site, draft);
    if (Object.keys(wanted).length === 0) return;
    keepSite(await api<SiteInfo>(`PATCH /sites/${site.slug}`, wanted));
    toast(named(texts.changed, draft.name), { undo: () => void restore(site, back) });
  };
  const save = async (site: SiteInfo | 'new', draft: SiteDraft): Promise<void> => {
    await (site === 'new' ? add(draft) : change(site, draft));
    close();
  };
  const isRoot = session.value?.staff.sites === null;
  return (
    <>
      <Heading title={say(shellTexts).views.sites}>{isRoot && <button type="button" class="primary" onClick={() => open('new')}>{texts.add}</button>}</Heading>
      {!isRoot && <p class="hint">{texts.onlyRoot}</p>}
      <ErrorNote error={error} retry={() => void reload()} />
      {sites.value.length === 0 && <Nothing>{texts.empty}</Nothing>}
      <ul class="rows">{sites.value.map((site) => <SiteRow key={site.slug} site={site} onChange={() => open(site)} />)}</ul>
      {opened !== null && <SiteForm site={opened === 'new' ? null : opened} onSave={(draft) => save(opened, draft)} onClose={close} />}
    </>
  );
}

function SiteRow({ site, onChange }: { site: SiteInfo; onChange(): void }) {
  const texts = say(sitesTexts);
  const { edit } = say(shellTexts);
  return (
    <li>
      <div>
        <h2><Name>{site.name}</Name> <span class="badge" dir="ltr">{site.slug}</span></h2>
        <p>{texts.locale}: <span lang={site.locale}>{languageNames[site.locale]}</span></p>
        <p>{site.origins.length === 0 ? texts.noOrigins : site.origins.map((origin, at) => <span key={origin}>{at > 0 && ' · '}<bdi dir="ltr">{origin}</bdi></span>)}</p>
        <p>{texts.since} {day(lang.value, new Date(site.createdAt))}</p>
      </div>
      <div class="acts"><button type="button" aria-label={`${edit}: ${site.name}`} onClick={onChange}>{edit}</button></div>
      <EmbedLines site={site} />
    </li>
  );
}
