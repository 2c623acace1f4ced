// hiwar recount: compares every stored count with the rows it counts.
import { readOptions, type Command } from './command.ts';

export const recount: Command = {
  options: '[--repair]',
  does: 'Prints each count that differs and how many there are; exits 1 when any does. With --repair the true ones are stored.',
  ofStored: true,
  async run({ app, words, print }) {
    const repair = readOptions(words, [], ['repair']).repair === true;
    let differences = 0;
    for (const { slug } of await app.services.sites.all()) {
      const lines = await app.store.moderation.recount(slug, repair);
      for (const line of lines) print(`${slug} ${line}`);
      differences += lines.length;
    }
    print(`${differences} differences${repair && differences > 0 ? ', repaired' : ''}`);
    return differences === 0 || repair ? 0 : 1;
  },
};
