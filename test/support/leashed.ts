// Starts a program that ends with the run that started it, even a run that is killed and can tidy nothing up.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import type { Socket } from 'node:net';

/** A shell beside the program reads from a pipe that this process alone holds open: whichever way this process ends, the shell reads its end
 *  and kills the program. */
export function spawnLeashed(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, options);
  if (child.pid === undefined) return child;
  // In a group of its own, an interrupt from the keyboard passes it by.
  const watcher = spawn('sh', ['-c', 'read -r _; kill -9 "$0"', String(child.pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  watcher.unref();
  (watcher.stdin as Socket).unref();
  child.once('exit', () => watcher.kill('SIGKILL'));
  return child;
}
