// What is printed when the server starts: where everything is, and how the first person gets in.
import { expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { firstRun } from '../../src/first-run.ts';
import { startApp } from '../support/app.ts';
import { sqlite } from '../support/stores.ts';

test('it names the demo, the dashboard and the guide, and how the first moderator is made until there is one', async () => {
  const { app, dispose } = await startApp(sqlite);
  const config = loadConfig({ HIWAR_SECRET: 'x'.repeat(32), PUBLIC_URL: 'https://talk.example' }, null);
  const known = ['', '/demo', '/dashboard', '/docs'].map((path) => expect.stringMatching(new RegExp(` https://talk\\.example${path}$`)));
  expect(await firstRun(app, config)).toEqual(known);
  const { services } = app;
  const accounts = Object.assign(Object.create(services.accounts) as typeof services.accounts, { staff: async () => [] });
  const lines = await firstRun({ services: { ...services, accounts } }, config);
  expect(lines).toEqual([...known.slice(0, 3), expect.stringContaining('hiwar staff create'), known[3]]);
  await dispose();
});
