// What a new installation needs before anyone comes: a site, perhaps an admin, and a word on where things are.
import type { App } from './app.ts';
import type { Config } from './config.ts';
import { firstPolicy } from './consent/first-policy.ts';
import { withVisits } from './web/demo/visits-service.ts';
import { articles, DEMO_SITE } from './web/demo/articles.ts';

/** Creates the demo site when there is none and the first admin when the settings name one; answers the lines to print. */
export async function firstRun({ services }: Pick<App, 'services'>, config: Config): Promise<string[]> {
  if ((await services.sites.all()).length === 0) {
    await services.sites.create({ slug: 'demo', name: 'جريدة الميناء', locale: 'ar', settings: { reservedNames: ['هيئة التحرير', 'الإدارة', 'admin'] } });
  }
  await openDemo(services, config.publicUrl);
  await askDemoReaders(services, config.publicUrl);
  const hasStaff = (await services.accounts.staff()).length > 0;
  if (!hasStaff && config.admin !== null) {
    await services.accounts.createStaff({ ...config.admin, name: config.admin.email.split('@')[0] ?? 'admin', role: 'admin', sites: null });
  }
  return [
    `Hiwar listens on ${config.publicUrl}`,
    `  Demo article    ${config.publicUrl}/demo`,
    `  Dashboard       ${config.publicUrl}/dashboard`,
    ...(hasStaff || config.admin !== null ? [] : ['  First moderator npx hiwar staff create --email you@example.org --name "Your name" --role admin (in the container without npx)']),
    `  API guide       ${config.publicUrl}/docs`,
  ];
}

/** The demo's articles are threads with an address, as a CMS would have put them: the plain form leads back there. */
async function openDemo(services: App['services'], publicUrl: string): Promise<void> {
  const site = (await services.sites.all()).find(({ slug }) => slug === DEMO_SITE);
  if (site === undefined) return;
  for (const { key, path, title } of articles) {
    const page = { url: publicUrl + path, title };
    const known = await services.threads.get(site, key);
    if (known.url !== page.url || known.title !== title) await services.threads.put(site, key, page);
  }
}

const BY = 'rule:first-run';

/** The demo asks with the first policy, which gets one service that can be seen at work. */
async function askDemoReaders({ sites, policies }: App['services'], publicUrl: string): Promise<void> {
  if (!(await sites.all()).some(({ slug }) => slug === DEMO_SITE)) return;
  // A draft counts, too: somebody is at work on it.
  if ((await policies.list(DEMO_SITE, { limit: 1, cursor: null })).items.length > 0) return;
  const { hostname } = new URL(publicUrl);
  const { id } = await policies.add(DEMO_SITE, BY, withVisits(firstPolicy(hostname, DEMO_SITE), hostname));
  await policies.publish({ site: DEMO_SITE, id }, BY);
}
