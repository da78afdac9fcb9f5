import type { ElectronApplication } from 'playwright';

/** What is left in the window after every garbage was collected, in megabytes. */
export interface Heaps {
  readonly page: number;
  /** That of the thread that reads; what WebAssembly holds is not in it. */
  readonly thread: number;
}

/** Asks Chromium's own debugger; the thread is a target of its own (Chrome DevTools Protocol). */
export async function heapsOf(app: ElectronApplication): Promise<Heaps> {
  const bytes = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('no window');
    const { debugger: tool } = contents;
    const threads: string[] = [];
    const hear = (_: unknown, method: string, params: unknown): void => {
      if (method !== 'Target.attachedToTarget') return;
      threads.push((params as { readonly sessionId: string }).sessionId);
    };
    tool.attach('1.3');
    tool.on('message', hear);
    try {
      await tool.sendCommand('Target.setAutoAttach', {
        ...{ autoAttach: true, waitForDebuggerOnStart: false, flatten: true },
      });
      const used = async (session?: string): Promise<number> => {
        // Buffers go only after the second time round.
        for (let round = 0; round < 3; round++) {
          await tool.sendCommand('HeapProfiler.collectGarbage', {}, session);
        }
        const usage = (await tool.sendCommand('Runtime.getHeapUsage', {}, session)) as {
          readonly usedSize: number;
        };
        return usage.usedSize;
      };
      const page = await used();
      let thread = 0;
      for (const session of threads) thread += await used(session);
      return { page, thread };
    } finally {
      tool.off('message', hear);
      tool.detach();
    }
  });
  const MEGABYTE = 1_048_576;
  return { page: bytes.page / MEGABYTE, thread: bytes.thread / MEGABYTE };
}
