// Holds who poses as the editors: names that look like a reserved one or the site's own. Safety.
import { skeleton } from '../../text/fold.ts';
import type { Site } from '../../sites/site.ts';
import type { Check } from '../check.ts';

/** What a site's reserved names look like, worked out once for each state of the site. */
const reserved = new WeakMap<Site, Map<string, string>>();

function reservedOf(site: Site): Map<string, string> {
  const known = reserved.get(site) ?? new Map([site.name, ...site.settings.reservedNames].map((name) => [skeleton(name), name]));
  reserved.set(site, known);
  return known;
}

export const reservedNames: Check = {
  name: 'reserved_names',
  kind: 'safety',
  run: ({ site, author }) => {
    const worn = skeleton(author.name);
    const posed = worn === '' ? undefined : reservedOf(site).get(worn);
    if (posed === undefined) return null;
    return { check: 'reserved_names', verdict: 'hold', score: 0.8, code: 'reserved_name', spans: [], evidence: { name: posed } };
  },
};
