import { fork } from 'node:child_process';
import { serviceEnvironment } from './service-environment.ts';
import type { SpawnService } from './service-process.ts';

/** A signal would open a debugger on a port (SIGUSR1). */
const NO_DEBUGGER = ['--disable-sigusr1'];

/**
 * Runs the service as a child process on the Node at `node`: for runtimes whose own Node is too old
 * for the store. `script` is the built service.
 */
export function nodeService(node: string, script: string): SpawnService {
  return () => {
    const child = fork(script, [], {
      execPath: node,
      execArgv: NO_DEBUGGER,
      env: serviceEnvironment(process.env),
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    return {
      send(message) {
        // A message to a process that has just ended is lost; its end is told by `exit`.
        if (child.connected) child.send(message, () => {});
      },
      onMessage: (listener) => void child.on('message', listener),
      onExit(listener) {
        let told = false;
        const tell = (): void => {
          if (!told) listener();
          told = true;
        };
        child.on('exit', tell);
        child.on('error', tell);
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
