// Every key of a list in one table: the handlers and the help are read off it.
import type { CommandName } from '../../../../i18n/dashboard/queue.ts';
import type { Keys } from '../../ui/use-keys.ts';
import type { Desk } from './desk.ts';

export type Command = { name: CommandName; keys: string[]; run(event: KeyboardEvent): void };

export const commandsOf = (desk: Desk): Command[] => [
  { name: 'next', keys: ['j', 'J', 'ArrowDown'], run: ({ shiftKey }) => desk.list.move(1, { over: shiftKey }) },
  { name: 'previous', keys: ['k', 'K', 'ArrowUp'], run: ({ shiftKey }) => desk.list.move(-1, { over: shiftKey }) },
  { name: 'approve', keys: ['a'], run: () => desk.decide({ action: 'approve' }) },
  { name: 'reject', keys: ['r'], run: () => desk.reject() },
  { name: 'spam', keys: ['s'], run: () => desk.decide({ action: 'spam' }) },
  { name: 'pin', keys: ['p'], run: () => desk.pin() },
  { name: 'undo', keys: ['u'], run: () => desk.decisions.undo() },
  { name: 'acknowledge', keys: ['d'], run: () => desk.acknowledge() },
  { name: 'details', keys: ['i', 'Enter'], run: () => desk.toggle('details') },
  { name: 'context', keys: ['v'], run: () => desk.toggle('context') },
  { name: 'article', keys: ['o'], run: () => desk.openArticle() },
  { name: 'mark', keys: ['x'], run: () => desk.mark() },
  { name: 'markRange', keys: ['X'], run: () => desk.list.markRange() },
  { name: 'markAll', keys: ['*'], run: () => desk.list.markAll() },
  { name: 'clear', keys: ['Escape'], run: () => desk.close() },
  { name: 'claim', keys: ['c'], run: () => desk.claim() },
  { name: 'release', keys: ['C'], run: () => desk.release() },
  { name: 'refresh', keys: ['n'], run: () => desk.admit() },
  { name: 'search', keys: ['/'], run: () => desk.search() },
  { name: 'toQueue', keys: ['g'], run: () => desk.awaitDigit() },
  { name: 'help', keys: ['?', '؟'], run: () => { desk.helping.value = true; } },
];

const moves: CommandName[] = ['next', 'previous'];

/** A key held down goes on moving; whatever else it did would be done to comments that nobody has seen. */
const once = (run: Command['run']): Command['run'] => (event) => {
  if (!event.repeat) run(event);
};

/** The table as handlers; the digits after g beside it. */
export function keysOf(desk: Desk): Keys {
  const digits = Array.from({ length: 8 }, (_, at): [string, Command['run']] => [String(at + 1), once(() => desk.toQueue(at + 1))]);
  return Object.fromEntries([...digits, ...commandsOf(desk).flatMap(({ name, keys, run }) => keys.map((key): [string, Command['run']] => [key, moves.includes(name) ? run : once(run)]))]);
}
