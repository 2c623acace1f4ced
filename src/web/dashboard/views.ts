// Every view of the dashboard: its address, who has it and where it stands in the navigation. The one list that frame and router read.
import type { ComponentType } from 'preact';
import type { ShellTexts, ViewName } from '../../i18n/dashboard/shell.ts';
import { AccountView } from './views/account/account-view.tsx';
import { AuditView } from './views/audit/audit-view.tsx';
import { AuthorView } from './views/authors/author-view.tsx';
import { CampaignView } from './views/campaigns/campaign-view.tsx';
import { CampaignsView } from './views/campaigns/campaigns-view.tsx';
import { CommentView } from './views/queue/comment-view.tsx';
import { ConsentRecordsView } from './views/consent-records/consent-records-view.tsx';
import { ConsentStatsView } from './views/consent-stats/consent-stats-view.tsx';
import { JobsView } from './views/jobs/jobs-view.tsx';
import { KeysView } from './views/keys/keys-view.tsx';
import { ModelView } from './views/model/model-view.tsx';
import { PoliciesView } from './views/policies/policies-view.tsx';
import { PolicyView } from './views/policies/policy-view.tsx';
import { QueueView } from './views/queue/queue-view.tsx';
import { RaidView } from './views/raid/raid-view.tsx';
import { SanctionsView } from './views/sanctions/sanctions-view.tsx';
import { SearchView } from './views/queue/search-view.tsx';
import { SettingsView } from './views/settings/settings-view.tsx';
import { SitesView } from './views/sites/sites-view.tsx';
import { StaffView } from './views/staff/staff-view.tsx';
import { StatsView } from './views/stats/stats-view.tsx';
import { WordsView } from './views/words/words-view.tsx';

/** What stood for the names in braces of the address. */
export type ViewProps = { params: Record<string, string> };

export type View = {
  /** Under /dashboard; names in braces stand for one part each. */
  path: string;
  component: ComponentType<ViewProps>;
  admin?: boolean;
  /** Absent where it is reached from another view. */
  nav?: { group: keyof ShellTexts['groups']; name: ViewName };
};

export const views: View[] = [
  { path: '/queue/{queue}', component: QueueView },
  { path: '/search', component: SearchView, nav: { group: 'desk', name: 'search' } },
  { path: '/comments/{id}', component: CommentView },
  { path: '/authors/{id}', component: AuthorView },
  { path: '/campaigns', component: CampaignsView, nav: { group: 'desk', name: 'campaigns' } },
  { path: '/campaigns/{id}', component: CampaignView },
  { path: '/jobs', component: JobsView, nav: { group: 'desk', name: 'jobs' } },
  { path: '/sanctions', component: SanctionsView, nav: { group: 'desk', name: 'sanctions' } },
  { path: '/words', component: WordsView, nav: { group: 'rules', name: 'words' } },
  { path: '/raid', component: RaidView, nav: { group: 'rules', name: 'raid' } },
  { path: '/model', component: ModelView, nav: { group: 'rules', name: 'model' } },
  { path: '/stats', component: StatsView, nav: { group: 'insight', name: 'stats' } },
  { path: '/audit', component: AuditView, nav: { group: 'insight', name: 'audit' } },
  { path: '/consent/policies', component: PoliciesView, admin: true, nav: { group: 'consent', name: 'policies' } },
  { path: '/consent/policies/{id}', component: PolicyView, admin: true },
  { path: '/consent/stats', component: ConsentStatsView, admin: true, nav: { group: 'consent', name: 'consentStats' } },
  { path: '/consent/records', component: ConsentRecordsView, admin: true, nav: { group: 'consent', name: 'consentRecords' } },
  { path: '/staff', component: StaffView, admin: true, nav: { group: 'admin', name: 'staff' } },
  { path: '/sites', component: SitesView, admin: true, nav: { group: 'admin', name: 'sites' } },
  { path: '/settings', component: SettingsView, admin: true, nav: { group: 'admin', name: 'settings' } },
  { path: '/keys', component: KeysView, admin: true, nav: { group: 'admin', name: 'keys' } },
  { path: '/account', component: AccountView, nav: { group: 'me', name: 'account' } },
];

export const HOME = '/queue/pending';

/** The view an address names and what stands in its braces; null for an address that names none. */
export function viewAt(path: string): { view: View; params: Record<string, string> } | null {
  const parts = path.split('/');
  for (const view of views) {
    const names = view.path.split('/');
    if (names.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = names.every((name, at) => {
      if (!name.startsWith('{')) return name === parts[at];
      params[name.slice(1, -1)] = decodeURIComponent(parts[at] ?? '');
      return parts[at] !== '';
    });
    if (fits) return { view, params };
  }
  return null;
}
