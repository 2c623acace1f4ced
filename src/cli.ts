// hiwar <command>: finds the command and gives it the application; each command has a file in cli/.
import { mkdirSync } from 'node:fs';
import { buildApp } from './app.ts';
import { anchor, verify } from './cli/audit.ts';
import { backup } from './cli/backup.ts';
import { check } from './cli/check.ts';
import { UsageError, type Command, type LoneCommand } from './cli/command.ts';
import { consentFirstPolicy, consentLint } from './cli/consent.ts';
import { consentExport, consentPurge, consentStats } from './cli/consent-choices.ts';
import { consentPolicies, consentPublish, consentRetire } from './cli/consent-policies.ts';
import { consentAnchor, consentSeen, consentVerify } from './cli/consent-proof.ts';
import { learn } from './cli/learn.ts';
import { recount } from './cli/recount.ts';
import { staffCreate } from './cli/staff-create.ts';
import { ConfigError, readConfig } from './config.ts';
import { AppError } from './errors.ts';
import { messages } from './i18n/index.ts';
import { isUnmade } from './store/open-store.ts';

const commands: Record<string, Command | LoneCommand> = {
  'staff create': staffCreate,
  'audit anchor': anchor,
  'audit verify': verify,
  recount,
  learn,
  backup,
  check,
  'consent lint': consentLint,
  'consent first-policy': consentFirstPolicy,
  'consent policies': consentPolicies,
  'consent publish': consentPublish,
  'consent retire': consentRetire,
  'consent verify': consentVerify,
  'consent anchor': consentAnchor,
  'consent seen': consentSeen,
  'consent stats': consentStats,
  'consent export': consentExport,
  'consent purge': consentPurge,
};

const usage = (): string => ['Usage:', ...Object.entries(commands).map(([name, { options, does }]) => `  ${`hiwar ${name} ${options}`.trim()}\n      ${does}`)].join('\n');

/** The command named by the first words, and the words after it. */
function find(words: string[]): { command: Command | LoneCommand; rest: string[] } | null {
  for (const length of [2, 1]) {
    const command = commands[words.slice(0, length).join(' ')];
    if (command !== undefined) return { command, rest: words.slice(length) };
  }
  return null;
}

async function main(words: string[]): Promise<number> {
  const found = find(words);
  if (found === null) {
    const asked = words.length === 0 || words[0] === 'help' || words[0] === '--help';
    (asked ? console.log : console.error)(usage());
    return asked ? 0 : 2;
  }
  const { command, rest } = found;
  const print = (line: string): void => console.log(line);
  if ('runAlone' in command) return await command.runAlone({ words: rest, print, complain: (line) => console.error(line) });
  const config = readConfig({ LOG_LEVEL: 'error' });
  if (command.ofStored === true && isUnmade(config)) throw new Error(`DATA_DIR: nothing is stored in ${config.dataDir} yet.`);
  mkdirSync(config.dataDir, { recursive: true });
  const app = await buildApp(config);
  try {
    return await command.run({ app, words: rest, print });
  } finally {
    await app.close();
  }
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n\n${usage()}`;
  if (error instanceof AppError) return messages('en').errors[error.code][1];
  return error instanceof ConfigError ? error.mistakes.join('\n') : (error as Error).message;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
