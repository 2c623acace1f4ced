// hiwar learn: warms a site's learned score from labelled rows of a file, or forgets them.
import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { gather, labelledTexts, RowsError, type Format, type Gathered } from '../learning/labelled-rows.ts';
import { ENOUGH, MOST_ROWS_OF_A_LABEL } from '../learning/learned.ts';
import type { App } from '../app.ts';
import { readOptions, UsageError, type Command } from './command.ts';

/** Rows written in one step. */
const STEP = 500;
const formats: Record<string, Format> = { '.tsv': 'tsv', '.jsonl': 'jsonl' };

export const learn: Command = {
  options: '--site SITE --from FILE --reject LABEL[,LABEL] | --site SITE --forget',
  does: 'Teaches the learned score of a site the rows of a .tsv (with a header) or .jsonl file: columns "text" and "label". The labels named are of refused texts, all others of approved ones. --forget forgets all rows of files.',
  ofStored: true,
  async run({ app, words, print }) {
    const { site = '', from = '', reject = '', forget = false } = readOptions(words, ['site', 'from', 'reject'], ['forget']);
    if (site === '') throw new UsageError('--site names the site that learns.');
    if (!(await app.services.sites.all()).some(({ slug }) => slug === site)) throw new Error(`There is no site "${site}".`);
    if (forget) print(`${await app.services.learning.forgetRows(site)} rows forgotten.`);
    else await learnFile(app, { site, from, reject, print });
    const { approved, refused } = await app.services.learning.fitNow(site);
    print(`The score has learnt from ${approved} approved and ${refused} refused${Math.min(approved, refused) < ENOUGH ? `; it speaks from ${ENOUGH} of each on` : ''}.`);
    return 0;
  },
};

type Given = { site: string; from: string; reject: string; print(line: string): void };

async function learnFile({ services }: Pick<App, 'services'>, { site, from, reject, print }: Given): Promise<void> {
  const labels = new Set(reject.split(',').map((label) => label.trim()).filter((label) => label !== ''));
  if (labels.size === 0) throw new UsageError('--reject names the labels of refused texts.');
  const { rows, approved, refused } = await read(from, labels);
  let added = 0;
  for (let at = 0; at < rows.length; at += STEP) added += await services.learning.addRows(site, rows.slice(at, at + STEP));
  print(`${approved + refused} rows: ${approved} approved, ${refused} refused.`);
  const beyond = approved + refused - rows.length;
  print(`${added} are new, ${rows.length - added} were known${beyond === 0 ? '' : `, ${beyond} are left out: at most ${MOST_ROWS_OF_A_LABEL} of each are kept`}.`);
}

async function read(from: string, reject: ReadonlySet<string>): Promise<Gathered> {
  const format = formats[extname(from).toLowerCase()];
  if (format === undefined) throw new UsageError('--from names a .tsv or .jsonl file.');
  const lines = createInterface({ input: createReadStream(from, 'utf8'), crlfDelay: Infinity });
  try {
    return await gather(labelledTexts(lines, format), { reject, most: MOST_ROWS_OF_A_LABEL });
  } catch (error) {
    throw error instanceof RowsError || (error as NodeJS.ErrnoException).code !== undefined ? new Error(`${from}: ${(error as Error).message}`, { cause: error }) : error;
  } finally {
    lines.close();
  }
}
