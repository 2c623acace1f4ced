// hiwar consent stats | export | purge: the choices themselves, from the command line.
import { exported, exportFormats, type ExportFormat } from '../consent/consent-admin.view.ts';
import { figureKinds, type FigureKind } from '../consent/consent-figures.ts';
import { needed, readOptions, timeOf, UsageError, type Command } from './command.ts';

function oneOf<T extends string>(given: string, allowed: readonly T[], name: string): T {
  const found = allowed.find((each) => each === given);
  if (found === undefined) throw new UsageError(`--${name} is one of ${allowed.join(', ')}.`);
  return found;
}

export const consentStats: Command = {
  options: `--site S [--from DAY] [--to DAY] [--by ${figureKinds.join('|')}]`,
  does: 'Prints the figures of choices as JSON; none tells of fewer than ten.',
  ofStored: true,
  async run({ app, words, print }) {
    const { site, by = 'day', from, to } = readOptions(words, ['site', 'from', 'to', 'by']);
    for (const [name, day] of [['from', from], ['to', to]] as const) if (day !== undefined && !/^2\d{3}-\d\d-\d\d$/.test(day)) throw new UsageError(`--${name}: a day is written 2026-01-31.`);
    const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    print(JSON.stringify(await app.services.consentDesk.figures(needed(site, 'site'), range, oneOf<FigureKind>(by, figureKinds, 'by')), null, 2));
    return 0;
  },
};

export const consentExport: Command = {
  options: '--site S [--format ndjson|csv] [--from DATE] [--to DATE]',
  does: 'Prints every choice of a time, newest first, a line each.',
  ofStored: true,
  async run({ app, words, print }) {
    const { site, format = 'ndjson', from, to } = readOptions(words, ['site', 'format', 'from', 'to']);
    const { slug } = await app.services.sites.get(needed(site, 'site'));
    const pages = app.services.consentDesk.pages(slug, { from: from === undefined ? null : timeOf(from, 'from'), to: to === undefined ? null : timeOf(to, 'to') });
    for await (const piece of exported(pages, oneOf(format, Object.keys(exportFormats) as ExportFormat[], 'format'))) print(piece.trimEnd());
    return 0;
  },
};

export const consentPurge: Command = {
  options: '--site S --before DATE [--dry-run]',
  does: 'Deletes choices older than a time, in whole links of their chain.',
  ofStored: true,
  async run({ app, words, print }) {
    const { site, before, 'dry-run': dryRun = false } = readOptions(words, ['site', 'before'], ['dry-run']);
    const { slug } = await app.services.sites.get(needed(site, 'site'));
    const purged = await app.services.proof.purge(slug, { before: timeOf(needed(before, 'before'), 'before'), dryRun, by: 'command' });
    print(`${slug} ${dryRun ? 'would purge' : 'purged'} ${purged.records} records in ${purged.links} links, ${purged.subjects ?? '-'} subjects, through ${purged.through?.toISOString() ?? '-'}`);
    return 0;
  },
};
