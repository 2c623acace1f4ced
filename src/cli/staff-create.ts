// hiwar staff create: the password comes from a prompt or from standard input, never as an argument that others could list.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { staffBody } from '../accounts/accounts.schema.ts';
import { readOptions, UsageError, type Command } from './command.ts';

export const staffCreate: Command = {
  options: '--email E --name N [--role moderator|admin] [--sites a,b]',
  does: 'Adds someone to the desk; asks for the password, or reads it from standard input.',
  async run({ app, words, print }) {
    const { email, name, role, sites } = readOptions(words, ['email', 'name', 'role', 'sites']);
    if (email === undefined || name === undefined) throw new UsageError('staff create needs --email and --name.');
    const given = { email, name, role: role ?? 'moderator', sites: sites?.split(',').map((site) => site.trim()) ?? null };
    // Everything but the password is checked before anyone is asked for it.
    for (const site of given.sites ?? []) {
      await app.services.sites.get(site).catch(() => {
        throw new UsageError(`There is no site ${site}.`);
      });
    }
    const parsed = staffBody.safeParse({ ...given, password: await readPassword() });
    if (!parsed.success) throw new UsageError(parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n'));
    const staff = await app.services.accounts.createStaff(parsed.data);
    print(`${staff.id} ${staff.email} ${staff.role} ${staff.sites?.join(',') ?? 'all sites'}`);
    return 0;
  },
};

async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    const given = Buffer.concat(chunks).toString('utf8').replace(/\r?\n$/, '');
    // Nobody could type it where one signs in.
    if (/[\r\n]/.test(given)) throw new UsageError('The password is one line, given once.');
    return given;
  }
  // readline echoes what is typed to its output; this one shows nothing.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  process.stderr.write('Password (at least 12 characters): ');
  const prompt = createInterface({ input: process.stdin, output: silent, terminal: true });
  const password = await prompt.question('');
  prompt.close();
  process.stderr.write('\n');
  return password;
}
