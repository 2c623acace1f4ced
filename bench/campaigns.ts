// Finding campaigns: 500 rewordings hidden among 20,000 comments, for each message and severity; and what a comment costs.
// node bench/campaigns.ts; needs the Arabic corpus beside the project. No store is asked to find a comment's like.
import { SimilarIndex } from '../src/campaigns/similar-index.ts';
import { fold } from '../src/text/fold.ts';
import { signatureOf } from '../src/text/similarity.ts';
import { grouped, score, sign, type Hidden } from '../test/support/grouping.ts';
import { randomFrom, shuffled } from '../test/support/random.ts';
import { campaignOf, messages, realComments, severities, strangers, vocabularyOf } from '../test/support/rewordings.ts';

const CROWD = 20_000;
const CAMPAIGN = 500;
const LIVE = 100_000;
const TRIED = 2000;
/** A long one, a middling one and the shortest: the others lie between. */
const TRIED_MESSAGES = [0, 1, 4];

const real = realComments();
if (real === null) {
  console.log('skipped: the Arabic corpus is not beside the project');
  process.exit(0);
}
const vocabulary = vocabularyOf(real);
const crowd: Hidden[] = strangers(randomFrom(1), real, CROWD).map((text) => ({ signature: sign(text), isOfCampaign: false }));

console.log('| rewording | message | recall | precision, all groups | strangers in the campaign | strangers in any group |\n|---|---|---|---|---|---|');
for (const [name, severity] of Object.entries(severities)) {
  for (const [number, message] of [...messages.entries()].filter((_, at) => TRIED_MESSAGES.includes(at))) {
    const campaign = campaignOf(randomFrom(100 + number), { message, count: CAMPAIGN, severity, vocabulary }).map((text) => ({ signature: sign(text), isOfCampaign: true }));
    const hidden = shuffled(randomFrom(7), [...crowd, ...campaign]);
    const { recall, precision, mixed, grouped: others } = score(hidden, grouped(hidden.map(({ signature }) => signature)));
    console.log(`| ${name} | ${number + 1} | ${recall.toFixed(3)} | ${precision.toFixed(3)} | ${mixed} | ${others} |`);
  }
}

const cpuMs = (since: NodeJS.CpuUsage): number => process.cpuUsage(since).user / 1000 + process.cpuUsage(since).system / 1000;
const live = strangers(randomFrom(2), real, LIVE);
const index = new SimilarIndex(LIVE);
const before = process.memoryUsage.rss();
const filling = process.cpuUsage();
for (const [at, text] of live.entries()) {
  const signature = signatureOf(fold(text));
  if (signature !== null) index.add({ commentId: `${at}`, site: 'demo', authorId: `a_${at}`, at: new Date(at), signature });
}
const filled = cpuMs(filling);
const tried = strangers(randomFrom(3), real, TRIED + real.length).slice(-TRIED);
const folded = tried.map((text) => fold(text));
const finding = process.cpuUsage();
const times = folded.map((each) => {
  const started = performance.now();
  const signature = signatureOf(each);
  if (signature !== null) index.kinOf({ site: 'demo', signature, commentId: null }, new Date(0));
  return performance.now() - started;
}).toSorted((a, b) => a - b);
console.log(`\n${index.size} live: signing and adding ${(filled / LIVE).toFixed(4)} ms of CPU each (folding too), ${Math.round((process.memoryUsage.rss() - before) / 1e6)} MB more`);
console.log(`finding one's like among them: ${(cpuMs(finding) / TRIED).toFixed(3)} ms of CPU each; p50 ${times[TRIED / 2]?.toFixed(3)}, p99 ${times[Math.floor(TRIED * 0.99)]?.toFixed(3)}, most ${times.at(-1)?.toFixed(3)} ms`);
