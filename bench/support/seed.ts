// What the benches read: a site that shows at once what is posted, threads of comments, a moderator with an API key.
import { join } from 'node:path';
import { buildApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { Author, Comment } from '../../src/comments/comment.ts';
import { renderBody } from '../../src/text/body.ts';
import { foldedWords } from '../../src/text/fold.ts';
import { aComment, anAuthor, aThread, ids } from '../../test/support/builders.ts';
import { environment, type Place } from './servers.ts';

const WORDS = ('القطار الساحل المدينة الميناء الصباح المسافر الرحلة المحطة التذكرة الموعد الشارع البحر المقال الكاتب القارئ الفكرة السؤال الجواب الحكومة '
  + 'الميزانية المشروع الطريق الجسر السوق السعر الخبز المدرسة الطالب المعلم الكتاب شكرا جميل طويل قصير جديد قديم سريع بطيء اليوم أمس غدا دائما أبدا').split(' ');

/** A sentence of twelve words, another one for each number. */
export const sentence = (n: number): string => Array.from({ length: 12 }, (_, at) => WORDS[(n * 7 + at * (1 + (n % 13)) + Math.floor(n / WORDS.length)) % WORDS.length]).join(' ') + ` ${n}`;

export const now = new Date();
export const written = (n: number, over: Parameters<typeof aComment>[0] = {}): Comment => {
  const text = sentence(n);
  const createdAt = new Date(now.getTime() - 86_400_000 + n);
  return aComment({ text, ...renderBody(text), createdAt, publishedAt: createdAt, textDigest: `digest-${n}`, ...over });
};

export const writer = (n: number): Author => anAuthor({ id: `a_${n}`, name: `قارئ ${n}`, createdAt: now });

/** Opens the app once without listening, to fill its store by its own ports. */
export async function seed(place: Place, fill: (app: Awaited<ReturnType<typeof buildApp>>) => Promise<void>): Promise<void> {
  const app = await buildApp(loadConfig(environment(place, 1), null));
  if ((await app.services.sites.all()).length === 0) {
    await app.services.sites.create({ slug: 'demo', name: 'جريدة الميناء', origins: ['https://paper.example'], settings: { firstCommentHold: false } });
  }
  await fill(app);
  await app.close();
}

/** A thread of `roots` comments, each with `replies` answers. */
export async function seedThread({ store }: Awaited<ReturnType<typeof buildApp>>, given: { key: string; roots: number; replies: number }): Promise<void> {
  const thread = aThread({ key: given.key, createdAt: now });
  const insert = async (n: number, parent?: Comment): Promise<Comment> => {
    const author = writer(n);
    const comment = written(n, { id: ids.uuid(), by: author, threadKey: given.key, ...(parent === undefined ? {} : { parent }) });
    await store.comments.insert({ comment, words: foldedWords(comment.text), author, thread, tallies: [], replay: null });
    return comment;
  };
  const roots = await Promise.all(Array.from({ length: given.roots }, (_, n) => insert(n)));
  await Promise.all(roots.flatMap((root, n) => Array.from({ length: given.replies }, (_, each) => insert(1000 + n * 100 + each, root))));
}

/** An API key that may read and decide. */
export async function seedKey({ services }: Awaited<ReturnType<typeof buildApp>>): Promise<string> {
  const { token } = await services.accounts.createKey({ name: 'bench', scopes: ['comment.read', 'comment.decide'], sites: null });
  return token;
}

export const databaseFile = (place: Place): string => join(place.dataDir, 'hiwar.db');
