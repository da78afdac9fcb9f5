import { ok } from '../../../contract/result.ts';
import { CERTIFICATE_LIMITS } from '../../../documents/limits.ts';
import { openOfd } from '../../../documents/ofd/open-ofd.ts';
import type { OfdFile } from '../../../documents/ofd/open-ofd.ts';
import type { RenderHost } from '../../../documents/render/host.ts';
import { createOfdRenderer } from '../../../documents/render/ofd-renderer.ts';
import type { OfdRenderer } from '../../../documents/render/ofd-renderer.ts';
import { readSeals } from '../../../documents/seal/read-seals.ts';
import type { SealOnFile } from '../../../documents/seal/read-seals.ts';
import type { Served } from '../formats/peer.ts';
import { COMMON_CHARACTERS } from './common-characters.ts';
import type { OfdCalls } from './ofd-calls.ts';
import { ofdAttachments, ofdOutlines, ofdSealSpots, ofdText } from './ofd-contents.ts';

interface SessionParts {
  readonly host: RenderHost;
  /** Lets messages in between two slices of a drawing, so that it can be cancelled. */
  readonly pause: () => Promise<void>;
  /** The picture of a drawn sheet, to be handed over. */
  readonly takePicture: (source: unknown) => ImageBitmap;
}

interface Opened {
  readonly file: OfdFile;
  readonly seals: readonly SealOnFile[];
  readonly renderer: OfdRenderer;
}

/** One OFD file in a thread of its own: opened once, asked until the thread is ended. */
export function createOfdSession({ host, pause, takePicture }: SessionParts): Served<OfdCalls> {
  let opened: Opened | undefined;

  function known(): Opened {
    if (!opened) throw new Error('nothing is open');
    return opened;
  }

  return {
    async warm() {
      for (const family of ['song', 'hei', 'kai'] as const) {
        await host.prepareFace({ family, weight: 400, italic: false }, COMMON_CHARACTERS);
      }
      return { value: null };
    },
    open(bytes) {
      const file = openOfd(bytes, CERTIFICATE_LIMITS);
      if (!file.ok) return { value: file };
      const seals = readSeals(file.value);
      const stamps = seals.flatMap(({ seal, body, stamps: places }) =>
        seal && body
          ? places.map((place) => ({ ...place, document: body.document, picture: seal.picture }))
          : [],
      );
      const renderer = createOfdRenderer(file.value, host, { stamps, pause });
      opened = { file: file.value, seals, renderer };
      return { value: ok({ pageCount: renderer.pageCount }) };
    },
    pageSize: (page) => ({ value: known().renderer.pageSize(page) }),
    async draw({ page, ...how }, { signal, progress }) {
      const { renderer } = known();
      const sheet = await renderer.draw(page, { ...how, signal, onProgress: progress });
      if (!sheet) {
        if (signal.aborted) return { value: undefined };
        throw new Error('no page');
      }
      const bitmap = takePicture(sheet.source);
      sheet.close();
      return { value: { bitmap, lacks: sheet.lacks }, transfer: [bitmap] };
    },
    text: (page) => ({ value: ofdText(known().file, page) }),
    outlines: () => ({ value: ofdOutlines(known().file) }),
    attachments: () => ({ value: ofdAttachments(known().file) }),
    seals: () => ({ value: ofdSealSpots(known().file, known().seals) }),
    wipe() {
      opened?.renderer.dispose();
      opened?.file.package.wipe();
      opened = undefined;
      return { value: null };
    },
  };
}
