// What stands for a site and its threads -> what the desk is shown.
import type { Raid, RaidFigures } from './raid.ts';

const standing = (raid: Raid | undefined) => ({
  state: raid?.state ?? ('auto' as const), by: raid?.by ?? null, reason: raid?.reason ?? null, since: raid?.since.toISOString() ?? null, until: raid?.until?.toISOString() ?? null,
});

export const raidsView = (raids: Raid[], figures: RaidFigures) => ({
  figures,
  site: standing(raids.find(({ threadKey }) => threadKey === null)),
  threads: raids.flatMap((raid) => (raid.threadKey === null ? [] : [{ key: raid.threadKey, ...standing(raid) }])).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
});
