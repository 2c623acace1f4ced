// hiwar check: whether what is stored is sound.
import { readOptions, type Command } from './command.ts';

export const check: Command = {
  options: '',
  does: 'Looks for damage: the file (pages, indexes, references), or on MongoDB the server and the indexes; exits 1 when there is any.',
  ofStored: true,
  async run({ app, words, print }) {
    readOptions(words, []);
    const { looked, faults } = await app.store.check();
    for (const line of faults) print(line);
    print(`${looked}: ${faults.length === 0 ? 'sound' : `${faults.length} faults`}`);
    return faults.length === 0 ? 0 : 1;
  },
};
