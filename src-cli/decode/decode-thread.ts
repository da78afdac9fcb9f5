import { parentPort } from 'node:worker_threads';
import { openDecoder } from '../../symbols/open-decoder.ts';
import { readZxingWasm } from '../../symbols/zxing/wasm.node.ts';
import { BEGUN, type DecodeAnswer, type DecodeTask } from './bounded-decoder.ts';
import { readPicture } from './read-picture.ts';

// A thread of its own: a picture that keeps it busy for too long ends with it.

const elapsedMs = (): number => performance.now();
const wasm = readZxingWasm();

async function answerTo({ file, ...request }: DecodeTask): Promise<DecodeAnswer> {
  try {
    const picture = await readPicture(file);
    if (!picture.ok) return { kind: 'problem', problem: picture.error };
    const { width, height } = picture.value;
    const decoder = await openDecoder({ wasm: await wasm, elapsedMs, mode: 'picture' });
    const begin = elapsedMs();
    const found = decoder.decode(picture.value, request);
    const milliseconds = elapsedMs() - begin;
    decoder.dispose();
    return { kind: 'decoded', width, height, milliseconds, found };
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === undefined) throw error;
    return { kind: 'unreadable', code };
  }
}

parentPort?.on('message', (task: DecodeTask) => {
  parentPort?.postMessage(BEGUN);
  void answerTo(task).then((answer) => parentPort?.postMessage(answer));
});
