import type { Certificate } from '../../../data/certificates.ts';
import { factOf, fieldsOf } from '../facts.ts';
import { fieldColumns } from '../parts/fields.ts';
import { foot } from '../parts/foot.ts';
import { frame } from '../parts/frame.ts';
import { paper, rosette, waves } from '../parts/paper.ts';
import { seal } from '../parts/seal.ts';
import { line } from '../parts/text.ts';
import { title } from '../parts/title.ts';
import { watermark } from '../parts/watermark.ts';
import type { Sheet } from '../pen.ts';

const [WIDTH, HEIGHT] = [1400, 990];
const GREEN = '#1d6a4c';
const INK = '#1f2a26';

/** 食品经营许可证: landscape, green, two columns. */
export function food(certificate: Certificate): Sheet {
  return {
    width: WIDTH,
    height: HEIGHT,
    draw(pen) {
      paper(pen, WIDTH, HEIGHT, '#fdfefb', '#eaf4ec');
      waves(pen, { x: 60, y: 60, width: WIDTH - 120, height: HEIGHT - 120 }, GREEN, 0.13);
      rosette(pen, WIDTH / 2, 560, 330, GREEN, 0.16, 16);
      frame(pen, WIDTH, HEIGHT, GREEN);
      title(pen, certificate.type, WIDTH / 2, 178, 78, GREEN);
      line(pen, `许可证编号 ${certificate.number}`, WIDTH - 110, 296, {
        size: 22,
        colour: INK,
        align: 'right',
      });
      const fields = fieldsOf(certificate);
      fieldColumns(pen, fields, 110, 316, WIDTH - 220, {
        label: '#4f6d60',
        value: INK,
        rule: '#c4dacd',
        size: 25,
        labelWidth: 186,
        rowHeight: 86,
      });
      const small = { size: 24, colour: INK } as const;
      line(pen, `发证日期 ${factOf(certificate, 'issuedOn')}`, 110, 818, small);
      line(pen, `有效期至 ${factOf(certificate, 'validTo')}`, 110, 866, { ...small, bold: true });
      line(pen, certificate.issuer.name, 1085, 818, { ...small, align: 'center', bold: true });
      line(pen, certificate.issuer.englishName, 1085, 852, {
        size: 16,
        colour: '#4f6d60',
        align: 'center',
      });
      seal(pen, 1085, 800, 104, certificate.issuer.name);
      foot(pen, certificate.identifier, 110, HEIGHT - 82, WIDTH - 220, '#4f6d60');
      watermark(pen, WIDTH, HEIGHT, GREEN);
    },
  };
}
