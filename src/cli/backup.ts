// hiwar backup: a copy of the embedded store, made while the server runs.
import { stat } from 'node:fs/promises';
import { readOptions, UsageError, type Command } from './command.ts';

export const backup: Command = {
  options: '--to FILE',
  does: 'Copies the embedded store to a new file, whole and durable; runs beside the server.',
  ofStored: true,
  async run({ app, words, print }) {
    const { to } = readOptions(words, ['to']);
    if (to === undefined || to === '') throw new UsageError('backup needs --to.');
    await app.store.backup(to);
    print(`${to}: ${(await stat(to)).size} bytes. Keep the secret with it (DATA_DIR/secret, or HIWAR_SECRET).`);
    return 0;
  },
};
