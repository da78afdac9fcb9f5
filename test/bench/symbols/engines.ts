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

export type Reading = () => Promise<readonly string[]>;

/** What an engine reads off one picture that it has never seen before. */
export interface Engine {
  readonly name: string;
  /** Reads QR alone. */
  readonly isQrOnly: boolean;
  /**
   * Reading of a picture that it has in its own format, as a camera would give it: what the call does is of no
   * engine's time, what the reading does is. It gives the texts as the engine does; some end at the first,
   * whatever `atMost` says.
   */
  ready(frame: Frame, symbology: Symbology, atMost?: number): Reading;
}

function byDecoder(name: string, make: () => Decoder): Engine {
  return {
    name,
    isQrOnly: false,
    ready:
      (frame, symbology, atMost = 1) =>
      () => {
        const decoder = make();
        const request = { symbologies: [symbology], budgetMs: FRAME_MS, atMost };
        const texts = decoder.decode(frame, request).map(({ text }) => text);
        decoder.dispose();
        return Promise.resolve(texts);
      },
  };
}

type Nothing = null | undefined;

/** An engine of QR alone; some throw where they find nothing. */
function ofQr<Format>(
  name: string,
  formatOf: (frame: Frame) => Format,
  read: (picture: Format) => Nothing | string | Promise<Nothing | string>,
): Engine {
  return {
    name,
    isQrOnly: true,
    ready(frame) {
      const picture = formatOf(frame);
      return async () => {
        try {
          const text = (await read(picture)) ?? '';
          return text === '' ? [] : [text];
        } catch {
          return [];
        }
      };
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
    ofQr('rxing-wasm', (frame) => frame, rxing),
    ofQr('qr', coloursOf, (colours) => decodeQr(colours)),
    ofQr('jsQR', coloursOf, ({ data, width, height }) => jsQr(data, width, height)?.data),
    ofQr('WeChat', coloursOf, async (colours) => (await scan(colours)).text),
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
      ready:
        (frame, symbology, atMost = 1) =>
        () => {
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
      ready:
        (frame, symbology, atMost = 1) =>
        () => {
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
  const pixels = Uint32Array.from(luma, (grey) => (0xff000000 | (grey * 0x010101)) >>> 0);
  return { width, height, data: new Uint8ClampedArray(pixels.buffer) };
}
