// Whatever readers choose and the site publishes, retires, seals and purges meanwhile: GET me says what a plain model says, all verifies, no figure is lost.
import { afterAll, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.ts';
import { below, randomFrom } from '../support/random.ts';
import { adapters } from '../support/stores.ts';
import { isFull, many } from './client.ts';
import { ConsentWorld, type Done } from './consent-world.ts';

const HISTORIES = isFull ? 5_000 : 500;
const READERS = isFull ? 50 : 20;
const ROUNDS = 10;
const AT_ONCE = 100;
const SEED = Number(process.env.HIWAR_TEST_SEED ?? 20_261_126);
const DAY_S = 86_400;

async function worldsOf(app: TestApp): Promise<ConsentWorld[]> {
  const sites = Array.from({ length: HISTORIES / READERS }, (_none, n) => `paper-${n}`);
  for (const slug of sites) await app.app.services.sites.create({ slug, name: 'جريدة الميناء', origins: ['https://paper.example'] });
  const { token } = await app.app.services.accounts.createKey({ name: 'CMS', scopes: ['consent.read', 'consent.write'], sites });
  return sites.map((site, n) => new ConsentWorld(app, { site, seed: SEED + n * (READERS + 1), readers: READERS, token }));
}

const sum = (worlds: ConsentWorld[], name: keyof Done): number => worlds.reduce((all, { done }) => all + done[name], 0);

for (const adapter of await adapters()) {
  describe(`consent on ${adapter.name}`, () => {
    let app: TestApp | undefined;
    afterAll(async () => {
      await app?.dispose();
      await adapter.stop();
    });

    test(`${HISTORIES} random histories, seed ${SEED}: GET me is what the model says, every record verifies, no figure changes`, async () => {
      app = await startApp(adapter);
      const worlds = await worldsOf(app);
      const random = randomFrom(SEED);
      const lives = worlds.flatMap((world) => world.histories.map((history) => ({ world, history })));
      for (let round = 0; round < ROUNDS; round += 1) {
        // Mostly on, now and then back: all of a round happens at one time.
        app.pass((random() < 0.8 ? 1 : -1) * below(random, 40) * DAY_S + below(random, DAY_S));
        const now = app.app.services.clock.now().getTime();
        await many(worlds, AT_ONCE, (world) => world.tend(now));
        await many(lives, AT_ONCE, ({ world, history }) => world.step(history, now));
      }
      await many(worlds, AT_ONCE, (world) => world.assertProved());
      for (const name of ['recorded', 'repeated', 'refused', 'erased', 'purged'] as const) expect(sum(worlds, name)).toBeGreaterThan(HISTORIES / 20);
      process.stdout.write(`consent on ${adapter.name}: ${HISTORIES} histories over ${worlds.reduce((all, { model }) => all + model.revisions.length, 0)} revisions, `
        + `${sum(worlds, 'asked')} answers of GET me as the model's; ${sum(worlds, 'recorded')} choices recorded, ${sum(worlds, 'repeated')} repeated, ${sum(worlds, 'refused')} refused, `
        + `${sum(worlds, 'erased')} erasures, ${sum(worlds, 'purged')} records purged, the rest verify; 0 differences\n`);
    }, 900_000);
  });
}
