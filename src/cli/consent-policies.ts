// hiwar consent policies | publish | retire: a site's policies from the command line.
import { AppError } from '../errors.ts';
import { messages } from '../i18n/index.ts';
import type { Policy } from '../consent/policy.ts';
import { needed, readOptions, UsageError, type Command } from './command.ts';
import { readDraft } from './consent.ts';

const line = ({ id, state, revision, version, changedAt }: Policy): string => `${id} ${state} revision ${revision ?? '-'} version ${version} ${changedAt.toISOString()}`;

export const consentPolicies: Command = {
  options: '--site S',
  does: 'Lists drafts and revisions of the consent policy, the newest first.',
  ofStored: true,
  async run({ app, words, print }) {
    const { slug } = await app.services.sites.get(needed(readOptions(words, ['site']).site, 'site'));
    for (let cursor: string | null = null; ;) {
      const page = await app.services.policies.list(slug, { limit: 100, cursor });
      for (const policy of page.items) print(line(policy));
      if (page.next === null) return 0;
      cursor = page.next;
    }
  },
};

export const consentPublish: Command = {
  options: '--site S --from FILE',
  does: 'Publishes the consent policy in a JSON file as the site\'s next revision; exits 1 with what forbids it.',
  ofStored: true,
  async run({ app, words, print }) {
    const { site, from } = readOptions(words, ['site', 'from']);
    const [{ slug }, file] = [await app.services.sites.get(needed(site, 'site')), needed(from, 'from')];
    const draft = await readDraft(file);
    if (Array.isArray(draft)) throw new UsageError(draft.map((each) => `${file}: ${each}`).join('\n'));
    const { id } = await app.services.policies.add(slug, 'command', draft);
    try {
      print(line(await app.services.policies.publish({ site: slug, id }, 'command')));
      return 0;
    } catch (error) {
      // Whatever went wrong, the file is where the draft is kept.
      await app.services.policies.remove(slug, id);
      if (!(error instanceof AppError) || error.code !== 'policy_findings') throw error;
      const sentences: Record<string, string> = messages('en').consentFindings;
      for (const { path, code } of error.details.errors ?? []) print(`${path} ${code}: ${sentences[code]}`);
      return 1;
    }
  },
};

export const consentRetire: Command = {
  options: '--site S --revision N',
  does: 'Retires a revision of the consent policy: no choice is taken under it any more.',
  ofStored: true,
  async run({ app, words, print }) {
    const { site, revision } = readOptions(words, ['site', 'revision']);
    const number = needed(revision, 'revision');
    if (!/^[1-9]\d{0,8}$/.test(number)) throw new UsageError('--revision is the number of a published policy.');
    const { policies } = app.services;
    const { site: slug, id } = await policies.revision(needed(site, 'site'), Number(number));
    print(line(await policies.retire({ site: slug, id }, 'command')));
    return 0;
  },
};
