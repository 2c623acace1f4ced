// What the desk steers by: word lists, raid mode, the learned score, figures and the log, each driven as a person would and held against the store.
import { auditTests, hostileTests } from './insight/audit.ts';
import { openDesk } from './insight/desk.ts';
import { modelTests } from './insight/model.ts';
import { raidTests } from './insight/raid.ts';
import { statsTests } from './insight/stats.ts';
import { wordListTests } from './insight/words.ts';
import { onEachStore } from './support.ts';

await onEachStore('insight', (site) => {
  const desk = openDesk(site);
  // The log tells what those before it did.
  for (const suite of [wordListTests, raidTests, modelTests, statsTests, auditTests, hostileTests]) suite(desk);
});
