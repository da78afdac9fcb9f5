import type { Certificate } from '../../../data/certificates.ts';
import { chineseDate, factOf, fieldsOf } from '../facts.ts';
import { fieldColumn } from '../parts/fields.ts';
import { foot } from '../parts/foot.ts';
import { frame } from '../parts/frame.ts';
import { paper, rosette, waves } from '../parts/paper.ts';
import { qr } from '../parts/qr.ts';
import { sealBeside, signature } from '../parts/signature.ts';
import { line } from '../parts/text.ts';
import { title } from '../parts/title.ts';
import { watermark } from '../parts/watermark.ts';
import type { Pen, Sheet } from '../pen.ts';

const [WIDTH, HEIGHT] = [1400, 990];
const GOLD = '#a9782a';
const INK = '#2b2417';
const QUIET = '#7a6642';
const STYLE = {
  ...{ label: QUIET, value: INK, rule: '#e4d6b4', size: 25, labelWidth: 150, rowHeight: 76 },
  ...({ labelFace: 'song', valueFace: 'song' } as const),
};

/** 营业执照 of a sole trader: landscape, gold on ivory, its credit code above and a QR code on the right. */
export function business(certificate: Certificate): Sheet {
  const place = { right: WIDTH - 116, y: 778, width: 640, radius: 96, face: 'song' } as const;
  return {
    ...{ width: WIDTH, height: HEIGHT, photos: [] },
    seal: sealBeside(place, certificate.issuer.name),
    ground(pen) {
      paper(pen, WIDTH, HEIGHT, '#fffef8', '#f7eedb');
      waves(pen, { x: 60, y: 60, width: WIDTH - 120, height: HEIGHT - 120 }, GOLD, 0.14, 16);
      rosette(pen, WIDTH / 2, 540, 330, GOLD, 0.17, 24);
      frame(pen, WIDTH, HEIGHT, GOLD);
      title(pen, certificate.type, WIDTH / 2, 184, 92, '#8c1d18', 'song');
    },
    draw(pen) {
      creditCode(pen, factOf(certificate, 'creditCode'));
      qr(pen, certificate.identifier, WIDTH - 290, 88, 176, INK);
      line(pen, '扫描二维码核验证照', WIDTH - 202, 284, {
        size: 15,
        colour: QUIET,
        align: 'center',
      });
      const left = fieldsOf(certificate, ['operator', 'kind', 'name', 'form']);
      fieldColumn(pen, left, 110, 312, 560, STYLE);
      const right = fieldsOf(certificate, ['registeredOn', 'premises', 'scope']);
      fieldColumn(pen, right, 726, 312, WIDTH - 836, STYLE);
      const date = `登记日期 ${chineseDate(certificate.issuedOn)}`;
      signature(pen, certificate, date, place, INK, QUIET);
      foot(pen, certificate.identifier, 110, HEIGHT - 82, WIDTH - 220, QUIET);
    },
    watermark(pen) {
      watermark(pen, WIDTH, HEIGHT, GOLD);
    },
  };
}

function creditCode(pen: Pen, code: string): void {
  line(pen, '统一社会信用代码', 110, 122, { size: 20, colour: QUIET, face: 'song' });
  line(pen, 'Unified social credit code', 110, 146, { size: 13, colour: QUIET, face: 'song' });
  line(pen, code, 110, 186, { size: 27, colour: INK, bold: true, face: 'song' });
}
