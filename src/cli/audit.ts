// hiwar audit anchor | verify: the audit chain from the command line.
import { readOptions, UsageError, type Command } from './command.ts';

/** The site asked for, or all of them. */
export async function sitesOf(app: Parameters<Command['run']>[0]['app'], wanted: string | undefined): Promise<string[]> {
  const slugs = (await app.services.sites.all()).map((site) => site.slug);
  if (wanted === undefined) return slugs;
  if (!slugs.includes(wanted)) throw new UsageError(`There is no site ${wanted}.`);
  return [wanted];
}

export const anchor: Command = {
  options: '[--site S]',
  does: 'Prints the newest link of each chain; keep it elsewhere: a chain cut off behind it then shows.',
  ofStored: true,
  async run({ app, words, print }) {
    for (const site of await sitesOf(app, readOptions(words, ['site']).site)) {
      const link = await app.services.audit.anchor(site);
      print(link === null ? `${site} - no decision is sealed yet` : `${site} ${link.number} ${link.mac} ${link.sealedAt.toISOString()}`);
    }
    return 0;
  },
};

export const verify: Command = {
  options: '[--site S]',
  does: 'Verifies each chain from its beginning; exits 1 at the first fault.',
  ofStored: true,
  async run({ app, words, print }) {
    let isWhole = true;
    for (const site of await sitesOf(app, readOptions(words, ['site']).site)) {
      const { ok, records, sealedThrough, firstFault } = await app.services.audit.verify(site);
      print(ok ? `${site} ok: ${records} records, sealed through ${sealedThrough?.toISOString() ?? 'nothing yet'}`
        : `${site} FAULT: link ${firstFault?.link}, record ${firstFault?.decisionId ?? '-'} ${firstFault?.what}`);
      isWhole &&= ok;
    }
    return isWhole ? 0 : 1;
  },
};
