import jsQrModule from 'jsqr';
import decodeQr from 'qr/decode.js';
import { scan } from 'qr-scanner-wechat';
import { decode_barcode_with_hints, DecodeHintDictionary, DecodeHintTypes } from 'rxing-wasm';
import { createChooser } from '../../../symbols/chooser/chooser.ts';
import type { Decoder, Frame, Symbology } from '../../../symbols/decoder.ts';
import { createLibraryDecoder } from '../../../symbols/zxing/library-decoder.ts';
import { loadZxingModule } from '../../../symbols/zxing/module.ts';
import { readZxingWasm } from '../../../symbols/zxing/wasm.node.ts';
import { createZxingDecoder } from '../../../symbols/zxing/zxing-decoder.ts';
import {
  createZxingReader,
  THOROUGH,
  type ZxingReader,
} from '../../../symbols/zxing/zxing-reader.ts';
import { FRAME_MS } from './tally.ts';

/** What an engine reads off one picture that it has never seen before. */
export interface Engine {
  readonly name: string;
  /** Reads QR alone. */
  readonly isQrOnly: boolean;
  /** The texts it reads, as it gives them. Some end at the first, whatever `atMost` says. */
  read(frame: Frame, symbology: Symbology, atMost?: number): Promise<readonly string[]>;
}

function byDecoder(name: string, make: () => Decoder): Engine {
  return {
    name,
    isQrOnly: false,
    read(frame, symbology, atMost = 1) {
      const decoder = make();
      const request = { symbologies: [symbology], budgetMs: FRAME_MS, atMost };
      const texts = decoder.decode(frame, request).map(({ text }) => text);
      decoder.dispose();
      return Promise.resolve(texts);
    },
  };
}

/** An engine that throws where it finds nothing. */
function throwing(name: string, read: (frame: Frame) => string | undefined): Engine {
  return {
    name,
    isQrOnly: true,
    read(frame) {
      try {
        const text = read(frame);
        return Promise.resolve(text === undefined ? [] : [text]);
      } catch {
        return Promise.resolve([]);
      }
    },
  };
}

/** CommonJS with a default export inside its default export. */
const jsQr = (jsQrModule as unknown as { default: typeof jsQrModule }).default;

const elapsedMs = (): number => performance.now();

/** Every engine of the table, ours first. */
export async function openEngines(): Promise<readonly Engine[]> {
  const zxing = createZxingReader(await loadZxingModule(await readZxingWasm()));
  return [
    ours(zxing),
    byDecoder('zxing-wasm, denoise', () => createZxingDecoder(zxing, THOROUGH)),
    byDecoder('zxing-wasm, try harder', () =>
      createZxingDecoder(zxing, { ...THOROUGH, denoise: false }),
    ),
    byDecoder('@zxing/library', () => createLibraryDecoder(elapsedMs)),
    throwing('rxing-wasm', rxing),
    throwing('qr', (frame) => decodeQr(coloursOf(frame))),
    throwing('jsQR', (frame) => {
      const { data, width, height } = coloursOf(frame);
      return jsQr(data, width, height)?.data;
    }),
    {
      name: 'WeChat',
      isQrOnly: true,
      async read(frame) {
        const { text } = await scan(coloursOf(frame));
        // Its types leave out that there may be none at all.
        const read = text ?? '';
        return read === '' ? [] : [read];
      },
    },
  ];
}

/** A chooser for every picture: nothing that it learned of one helps with the next. */
function ours(zxing: ZxingReader): Engine {
  return byDecoder('ours', () => createChooser({ zxing, elapsedMs, mode: 'camera' }));
}

/** How long `liangma decode` looks at one picture. */
const PICTURE_MS = 2_000;
const SAME_FRAMES = 10;

/** Ours as a camera that is held still for ten frames, and on a file; what one frame gives is `ours`. */
export async function openPatient(): Promise<readonly Engine[]> {
  const zxing = createZxingReader(await loadZxingModule(await readZxingWasm()));
  return [
    {
      name: `ours, ${SAME_FRAMES} frames`,
      isQrOnly: false,
      read(frame, symbology, atMost = 1) {
        const decoder = createChooser({ zxing, elapsedMs, mode: 'camera' });
        const request = { symbologies: [symbology], budgetMs: FRAME_MS, atMost };
        const texts = new Set<string>();
        for (let shown = 0; shown < SAME_FRAMES && texts.size < atMost; shown++) {
          for (const { text } of decoder.decode(frame, request)) texts.add(text);
        }
        return Promise.resolve([...texts]);
      },
    },
    {
      name: 'ours, a file',
      isQrOnly: false,
      read(frame, symbology, atMost = 1) {
        const decoder = createChooser({ zxing, elapsedMs, mode: 'picture' });
        const request = { symbologies: [symbology], budgetMs: PICTURE_MS, atMost };
        return Promise.resolve(decoder.decode(frame, request).map(({ text }) => text));
      },
    },
  ];
}

function rxing({ luma, width, height }: Frame): string {
  const hints = new DecodeHintDictionary();
  hints.set_hint(DecodeHintTypes.TryHarder, 'true');
  hints.set_hint(DecodeHintTypes.AlsoInverted, 'true');
  hints.set_hint(DecodeHintTypes.PossibleFormats, 'qrcode');
  const read = decode_barcode_with_hints(luma, width, height, hints, true);
  const text = read.text();
  read.free();
  return text;
}

function coloursOf({ width, height, luma }: Frame): {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
} {
  const data = new Uint8ClampedArray(luma.length * 4).fill(255);
  for (let at = 0; at < luma.length; at++) data.fill(luma[at] ?? 0, 4 * at, 4 * at + 3);
  return { width, height, data };
}
