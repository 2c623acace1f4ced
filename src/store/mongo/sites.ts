// Sites in MongoDB.
import type { Site } from '../../sites/site.ts';
import type { SitesStore } from '../../sites/sites.store.ts';
import { isDuplicate } from './failures.ts';
import { insertRows } from './raw.ts';
import type { Models, SiteRow } from './models.ts';

const siteRow = ({ slug, ...rest }: Site): SiteRow => ({ _id: slug, ...rest });
const siteOf = ({ _id, ...rest }: SiteRow): Site => ({ slug: _id, ...rest });

export function mongoSites({ sites }: Models): SitesStore {
  return {
    async find(slug) {
      const row = await sites.findById(slug).lean();
      return row === null ? null : siteOf(row);
    },

    list: async () => (await sites.find({}, null, { sort: { _id: 1 } }).lean()).map(siteOf),

    async insert(site) {
      try {
        await insertRows(sites, [siteRow(site)]);
        return 'done';
      } catch (error) {
        if (isDuplicate(error)) return 'exists';
        throw error;
      }
    },

    async replace(before, after) {
      const { name, origins, locale, settings } = before;
      const asRead = { _id: after.slug, name, origins: { $eq: origins }, locale, settings: { $eq: settings } };
      const { matchedCount } = await sites.replaceOne(asRead, siteRow(after));
      if (matchedCount === 1) return 'done';
      return (await sites.exists({ _id: after.slug })) === null ? 'not_found' : 'stale';
    },
  };
}
