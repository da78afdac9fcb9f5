import { createCanvas } from '@napi-rs/canvas';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { configSchema } from '../../contract/config.ts';
import type { DrawnPage } from './copy-pdf.ts';
import { createIppClient } from './ipp-client.ts';
import type { Press } from './print-copy.ts';
import { createPrinterWatch } from './printer-watch.ts';
import { createSpool } from './spool.ts';
import { printServerOf } from './target.ts';

/** A press over a printer or queue, as `[printing]` names it; its watch stops with the test. */
export function testPress(config: { printer: string; socket?: string }): Press {
  const server = printServerOf(configSchema.shape.printing.parse(config));
  if (!server) throw new Error('no print service');
  const client = createIppClient(server);
  const clock = systemClock;
  const onChange = (): void => {};
  const watch = createPrinterWatch({ client, clock, onChange });
  onTestFinished(() => watch.stop());
  const jobName = 'liangma-TEST-01';
  const isCups = (): boolean | undefined => watch.status()?.isCups;
  return {
    ...{ client, watch, jobName },
    spool: createSpool({ client, clock, isCups, onChange }),
  };
}

/** A drawn page of 100 by 150 points with some ink on it. */
export function testPage(): DrawnPage & { readonly jpeg: Uint8Array<ArrayBuffer> } {
  const canvas = createCanvas(200, 300);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, 200, 300);
  pen.fillStyle = '#036';
  pen.fillRect(20, 20, 100, 40);
  const jpeg = Uint8Array.from(canvas.toBuffer('image/jpeg', 90));
  return { jpeg, width: 100, height: 150 };
}
