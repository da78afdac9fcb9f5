import path from 'node:path';
import { app, utilityProcess } from 'electron';
import { failedVectors } from '../../../crypto/vectors.test-support.ts';

// A main process of one idea: the examples of the standards, in both kinds of Electron's processes
// in which the program computes.

function inUtility(): Promise<unknown> {
  const child = utilityProcess.fork(path.join(import.meta.dirname, 'utility.js'));
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`ended with ${code} and without an answer`)));
  });
}

void app.whenReady().then(() => {
  Object.assign(globalThis, { inMain: failedVectors, inUtility });
});
