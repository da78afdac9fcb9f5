import type { Certificate } from '../../../data/certificates.ts';
import { factOf, fieldsOf } from '../facts.ts';
import { fieldColumn, fieldColumns } from '../parts/fields.ts';
import { foot } from '../parts/foot.ts';
import { frame } from '../parts/frame.ts';
import { paper, rosette, waves } from '../parts/paper.ts';
import { sealBeside, signature } from '../parts/signature.ts';
import { line } from '../parts/text.ts';
import { title } from '../parts/title.ts';
import { watermark } from '../parts/watermark.ts';
import type { Sheet } from '../pen.ts';

const [WIDTH, HEIGHT] = [1400, 990];
const GREEN = '#1d6a4c';
const INK = '#1f2a26';
const QUIET = '#4f6d60';

/** 食品经营许可证: landscape, green, two columns. */
export function food(certificate: Certificate): Sheet {
  const place = { right: WIDTH - 110, y: 790, width: 720, radius: 84 };
  return {
    width: WIDTH,
    height: HEIGHT,
    seal: sealBeside(place, certificate.issuer.name),
    photos: [],
    ground(pen) {
      paper(pen, WIDTH, HEIGHT, '#fdfefb', '#eaf4ec');
      waves(pen, { x: 60, y: 60, width: WIDTH - 120, height: HEIGHT - 120 }, GREEN, 0.13);
      rosette(pen, WIDTH / 2, 560, 330, GREEN, 0.16, 16);
      frame(pen, WIDTH, HEIGHT, GREEN);
      title(pen, certificate.type, WIDTH / 2, 172, 78, GREEN);
    },
    draw(pen) {
      line(pen, `许可证编号 ${certificate.number}`, WIDTH - 110, 282, {
        size: 22,
        colour: INK,
        align: 'right',
      });
      const style = { label: QUIET, value: INK, rule: '#c4dacd', size: 25, rowHeight: 76 } as const;
      const short = fieldsOf(certificate, ['operator', 'creditCode', 'name', 'form']);
      const end = fieldColumns(pen, short, 110, 306, WIDTH - 220, { ...style, labelWidth: 176 });
      const long = fieldsOf(certificate, ['domicile', 'premises', 'projects', 'supervisor']);
      fieldColumn(pen, long, 110, end, WIDTH - 220, { ...style, labelWidth: 176 });
      line(pen, '有效期至', 110, 832, { size: 21, colour: QUIET });
      line(pen, 'Valid to', 110, 858, { size: 14, colour: QUIET });
      line(pen, factOf(certificate, 'validTo'), 286, 846, { size: 34, colour: GREEN, bold: true });
      signature(pen, certificate, factOf(certificate, 'issuedOn'), place, INK, QUIET);
      foot(pen, certificate.identifier, 110, HEIGHT - 82, WIDTH - 220, QUIET);
    },
    watermark(pen) {
      watermark(pen, WIDTH, HEIGHT, GREEN);
    },
  };
}
