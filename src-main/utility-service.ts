import { utilityProcess } from 'electron';
import { serviceEnvironment } from './service-environment.ts';
import type { SpawnService } from './service-process.ts';

/** Runs the service as Electron's own supervised process. `script` is the built service. */
export function utilityService(script: string): SpawnService {
  return () => {
    const child = utilityProcess.fork(script, [], {
      serviceName: 'liangma-service',
      env: serviceEnvironment(process.env),
      stdio: 'inherit',
    });
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', listener),
      kill: () => void child.kill(),
    };
  };
}
