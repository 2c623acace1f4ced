// Lint has so long and no longer, and nobody else waits for it.
import { expect, test } from '@jest/globals';
import { firstPolicy } from '../../../src/consent/first-policy.ts';
import { PolicyLinter } from '../../../src/consent/policy-linter.ts';

test('an ordinary policy is judged', async () => {
  const faulty = firstPolicy('paper.example', 'demo');
  faulty.categories[1]!.default = true;
  const linter = new PolicyLinter();
  expect(await linter.lint(firstPolicy('paper.example', 'demo'))).toEqual([]);
  expect(await linter.lint(faulty)).toEqual([{ code: 'optional_preticked', path: '/categories/1/default' }]);
});

test('a text that is written to be slow is given up, and the event loop goes on meanwhile', async () => {
  const hostile = firstPolicy('paper.example', 'demo');
  const slow = 'by continuing to use you we if not accept agree consent '.repeat(70).slice(0, 3900);
  for (const texts of Object.values(hostile.texts)) {
    texts.body = slow;
    for (const service of Object.values(texts.services)) service.purpose = slow.slice(0, 1000);
  }
  let turns = 0;
  const ticking = setInterval(() => { turns += 1; }, 1);
  expect(await new PolicyLinter(50).lint(hostile)).toEqual([{ code: 'too_intricate', path: '/texts' }]);
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(5);
});

test('when many wait, the last is told to come back', async () => {
  const linter = new PolicyLinter();
  const answers = await Promise.allSettled(Array.from({ length: 9 }, () => linter.lint(firstPolicy('paper.example', 'demo'))));
  expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 8 }, () => 'fulfilled'), 'rejected']);
  expect(answers[8]).toMatchObject({ reason: { code: 'overloaded' } });
});
