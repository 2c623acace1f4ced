// hiwar consent verify | anchor | seen: what proves a choice, from the command line.
import type { App } from '../app.ts';
import type { ConsentRecord } from '../consent/consent-record.ts';
import { recordView } from '../consent/consent-admin.view.ts';
import { sitesOf } from './audit.ts';
import { needed, readOptions, timeOf, type Command } from './command.ts';

export const consentVerify: Command = {
  options: '[--site S]',
  does: 'Verifies each chain of choices from its beginning or its anchor; exits 1 at the first fault.',
  ofStored: true,
  async run({ app, words, print }) {
    let isWhole = true;
    for (const site of await sitesOf(app, readOptions(words, ['site']).site)) {
      const { ok, records, sealedThrough, firstFault } = await app.services.proof.verify(site);
      print(ok ? `${site} ok: ${records} records, sealed through ${sealedThrough?.toISOString() ?? 'nothing yet'}`
        : `${site} FAULT: link ${firstFault?.link}, record ${firstFault?.recordId ?? '-'} ${firstFault?.what}`);
      isWhole &&= ok;
    }
    return isWhole ? 0 : 1;
  },
};

export const consentAnchor: Command = {
  options: '[--site S]',
  does: 'Prints the newest link of each chain of choices; keep it elsewhere: a chain cut off behind it then shows.',
  ofStored: true,
  async run({ app, words, print }) {
    for (const site of await sitesOf(app, readOptions(words, ['site']).site)) {
      const link = await app.services.proof.newest(site);
      print(link === null ? `${site} - no choice is sealed yet` : `${site} ${link.number} ${link.mac}`);
    }
    return 0;
  },
};

/** The digests a subject is found by: of the id their browser keeps, of a receipt, or as given. */
async function digestsOf({ services }: Pick<App, 'services'>, site: string, subject: string): Promise<string[]> {
  if (subject.startsWith('cs_')) return services.secrets.macs('consent-subject', `${site}\n${subject}`);
  if (!subject.startsWith('r_')) return [subject];
  const digest = (await services.consentDesk.get(site, subject)).subject?.digest;
  return digest === undefined ? [] : [digest];
}

export const consentSeen: Command = {
  options: '--site S --subject ID|DIGEST|RECEIPT --at DATE',
  does: 'Prints the choice that stood for a subject at a time, and the words it was given to; exits 1 when there was none.',
  ofStored: true,
  async run({ app, words, print }) {
    const { site, subject, at } = readOptions(words, ['site', 'subject', 'at']);
    const [slug, to] = [needed(site, 'site'), timeOf(needed(at, 'at'), 'at')];
    const filters = { site: slug, action: null, revision: null, lang: null, surface: null, from: null, to, limit: 1, cursor: null };
    const found: ConsentRecord[] = [];
    for (const digest of await digestsOf(app, slug, needed(subject, 'subject'))) found.push(...(await app.services.consentDesk.list({ ...filters, subject: digest })).items);
    const record = found.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
    if (record === undefined) {
      print('No choice of this subject before then.');
      return 1;
    }
    print(JSON.stringify(recordView(record), null, 2));
    print(record.textHash === null ? 'The banner did not say which words it showed.' : (await app.services.consentDesk.words(slug, record.id)).bytes.toString('utf8'));
    return 0;
  },
};
