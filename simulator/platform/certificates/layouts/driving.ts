import type { Certificate } from '../../../data/certificates.ts';
import { factOf, fieldsOf } from '../facts.ts';
import { fieldColumn } from '../parts/fields.ts';
import { foot } from '../parts/foot.ts';
import { paper, waves } from '../parts/paper.ts';
import { sealBeside, signature } from '../parts/signature.ts';
import { silhouette } from '../parts/silhouette.ts';
import { line } from '../parts/text.ts';
import { watermark } from '../parts/watermark.ts';
import type { Pen, Sheet } from '../pen.ts';

const [WIDTH, HEIGHT] = [1400, 930];
const SLATE = '#33516e';
const INK = '#1c2a36';
const QUIET = '#5b7186';
const STYLE = { label: QUIET, value: INK, rule: '#c3d1dd', size: 26, rowHeight: 82 } as const;

/** 机动车驾驶证: landscape card, slate blue, header band, class of vehicle set large. */
export function driving(certificate: Certificate): Sheet {
  const place = { right: 590, y: 744, width: 510, radius: 94 };
  return {
    width: WIDTH,
    height: HEIGHT,
    seal: sealBeside(place, certificate.issuer.name),
    photos: [silhouette({ x: 1074, y: 200, width: 246, height: 330 }, '#dce6ee', '#8fa6ba')],
    ground(pen) {
      paper(pen, WIDTH, HEIGHT, '#fbfdff', '#e3ecf3');
      waves(pen, { x: 0, y: 150, width: WIDTH, height: HEIGHT - 150 }, SLATE, 0.12, 14);
      header(pen, certificate);
      road(pen);
    },
    draw(pen) {
      fieldColumn(pen, fieldsOf(certificate, ['name', 'sex', 'birth']), 80, 190, 480, {
        ...STYLE,
        labelWidth: 170,
      });
      fieldColumn(pen, fieldsOf(certificate, ['firstIssue', 'number']), 600, 272, 420, {
        ...STYLE,
        labelWidth: 180,
      });
      vehicleClass(pen, factOf(certificate, 'class'));
      fieldColumn(pen, fieldsOf(certificate, ['address', 'validity']), 80, 456, 940, {
        ...STYLE,
        labelWidth: 170,
      });
      const date = `发证日期 ${factOf(certificate, 'issuedOn')}`;
      signature(pen, certificate, date, place, INK, QUIET);
      foot(pen, certificate.identifier, 80, HEIGHT - 34, WIDTH - 160, QUIET);
    },
    watermark(pen) {
      watermark(pen, WIDTH, HEIGHT, SLATE);
    },
  };
}

function header(pen: Pen, { type }: Certificate): void {
  pen.fillStyle = SLATE;
  pen.fillRect(0, 0, WIDTH, 132);
  pen.fillStyle = '#8fb3d1';
  pen.fillRect(0, 132, WIDTH, 8);
  const white = { colour: '#ffffff' } as const;
  line(pen, type.name, 80, 88, { ...white, size: 60, bold: true, tracking: 14 });
  line(pen, type.englishName, WIDTH - 80, 84, { ...white, size: 28, align: 'right', tracking: 1 });
}

function vehicleClass(pen: Pen, text: string): void {
  line(pen, '准驾车型 Class', 600, 238, { size: 22, colour: QUIET });
  line(pen, text, 1020, 252, { size: 62, colour: SLATE, bold: true, align: 'right' });
  pen.fillStyle = STYLE.rule;
  pen.fillRect(600, 272, 420, 1);
}

/** A road that narrows towards the horizon. */
function road(pen: Pen): void {
  pen.save();
  pen.beginPath();
  pen.rect(640, 650, 680, 190);
  pen.clip();
  pen.fillStyle = '#d3e0ea';
  pen.fillRect(640, 650, 680, 190);
  pen.fillStyle = '#b4c8d7';
  pen.beginPath();
  pen.moveTo(640, 762);
  for (let x = 0; x <= 680; x += 10)
    pen.lineTo(640 + x, 722 - 30 * Math.sin(x / 74) * Math.cos(x / 210));
  pen.lineTo(1320, 850);
  pen.lineTo(640, 850);
  pen.fill();
  pen.fillStyle = SLATE;
  pen.beginPath();
  pen.moveTo(968, 716);
  pen.lineTo(992, 716);
  pen.lineTo(1190, 850);
  pen.lineTo(770, 850);
  pen.fill();
  pen.fillStyle = '#ffffff';
  for (const [y, half, length] of [
    [726, 1, 12],
    [750, 2, 20],
    [786, 4, 30],
  ] as const) {
    pen.fillRect(980 - half, y, 2 * half, length);
  }
  pen.restore();
}
