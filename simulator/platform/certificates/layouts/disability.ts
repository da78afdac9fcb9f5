import type { Certificate } from '../../../data/certificates.ts';
import { factOf, fieldsOf } from '../facts.ts';
import { fieldColumn, fieldColumns } from '../parts/fields.ts';
import { foot } from '../parts/foot.ts';
import { frame } from '../parts/frame.ts';
import { paper, rosette, waves } from '../parts/paper.ts';
import { sealBeside, signature } from '../parts/signature.ts';
import { silhouette } from '../parts/silhouette.ts';
import { line } from '../parts/text.ts';
import { title } from '../parts/title.ts';
import { watermark } from '../parts/watermark.ts';
import type { Sheet } from '../pen.ts';

const [WIDTH, HEIGHT] = [1000, 1400];
const AMBER = '#a45a12';
const INK = '#3a2a18';
const QUIET = '#8c6c48';
const SHORT = ['name', 'sex', 'nation', 'birth', 'kind', 'grade'];

/** 残疾人证: portrait, amber, portrait above and facts below. */
export function disability(certificate: Certificate): Sheet {
  const place = { right: 894, y: 1204, width: 700, radius: 84 };
  const style = { label: QUIET, value: INK, rule: '#ead7bd', size: 25, rowHeight: 80 } as const;
  return {
    width: WIDTH,
    height: HEIGHT,
    seal: sealBeside(place, certificate.issuer.name),
    photos: [silhouette({ x: 392, y: 290, width: 216, height: 282 }, '#f3e3cb', '#c79c68')],
    ground(pen) {
      paper(pen, WIDTH, HEIGHT, '#fffdf8', '#faf0df');
      waves(pen, { x: 60, y: 60, width: WIDTH - 120, height: HEIGHT - 120 }, AMBER, 0.1, 16);
      rosette(pen, WIDTH / 2, 450, 300, AMBER, 0.18, 14);
      frame(pen, WIDTH, HEIGHT, AMBER);
      title(pen, certificate.type, WIDTH / 2, 188, 84, AMBER);
    },
    draw(pen) {
      line(pen, `证号 No. ${certificate.number}`, WIDTH / 2, 626, {
        size: 26,
        colour: INK,
        bold: true,
        align: 'center',
        tracking: 1,
      });
      const end = fieldColumns(pen, fieldsOf(certificate, SHORT), 106, 644, 788, {
        ...style,
        labelWidth: 134,
      });
      const rest = fieldsOf(certificate, ['guardian', 'validity', 'address']);
      fieldColumn(pen, rest, 106, end, 788, { ...style, labelWidth: 134, rowHeight: 78 });
      const date = `发证日期 ${factOf(certificate, 'issuedOn')}`;
      signature(pen, certificate, date, place, INK, QUIET);
      foot(pen, certificate.identifier, 96, HEIGHT - 76, WIDTH - 192, QUIET);
    },
    watermark(pen) {
      watermark(pen, WIDTH, HEIGHT, AMBER, 0.075);
    },
  };
}
