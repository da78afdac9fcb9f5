import type { Certificate } from '../../../data/certificates.ts';
import { fieldsOf } from '../facts.ts';
import { fieldColumn } from '../parts/fields.ts';
import { foot } from '../parts/foot.ts';
import { rosette, waves } from '../parts/paper.ts';
import { silhouette } from '../parts/silhouette.ts';
import { line } from '../parts/text.ts';
import { watermark } from '../parts/watermark.ts';
import type { Pen, Sheet } from '../pen.ts';

// The proportions of an ID-1 card (ISO/IEC 7810).
const [WIDTH, HEIGHT] = [1400, 883];
const WHITE = '#ffffff';
const NIGHT = '#0c3a5f';
const QUIET = '#cfe6f2';

/** 社会保障卡: a card with round corners, blue-green, white type. */
export function social(certificate: Certificate): Sheet {
  return {
    width: WIDTH,
    height: HEIGHT,
    seal: { x: 1190, y: 716, radius: 96, name: certificate.issuer.name },
    photos: [silhouette({ x: 1062, y: 230, width: 258, height: 342 }, '#d6eaf3', '#7ba9c0')],
    ground(pen) {
      card(pen);
      const wide = { size: 56, colour: WHITE, bold: true, tracking: 16 } as const;
      line(pen, certificate.type.name, 76, 118, wide);
      line(pen, certificate.type.englishName, 78, 162, { size: 25, colour: QUIET, tracking: 1 });
      line(pen, certificate.type.organ.name, WIDTH - 76, 108, {
        size: 26,
        colour: WHITE,
        align: 'right',
      });
      chip(pen, 80, 226);
    },
    draw(pen) {
      fieldColumn(pen, fieldsOf(certificate), 330, 214, 660, {
        label: QUIET,
        value: WHITE,
        rule: 'rgba(255,255,255,0.28)',
        size: 32,
        labelWidth: 240,
        rowHeight: 94,
      });
      pen.fillStyle = 'rgba(255,255,255,0.93)';
      pen.fillRect(0, 648, WIDTH, HEIGHT - 648 - 60);
      line(pen, certificate.issuer.name, 80, 720, { size: 30, colour: NIGHT, bold: true });
      line(pen, certificate.issuer.englishName, 80, 762, { size: 20, colour: '#3f6d88' });
      foot(pen, certificate.identifier, 76, HEIGHT - 24, WIDTH - 152, QUIET);
    },
    watermark(pen) {
      watermark(pen, WIDTH, HEIGHT, WHITE, 0.1);
      watermark(pen, WIDTH, HEIGHT, NIGHT, 0.06);
    },
  };
}

function card(pen: Pen): void {
  pen.beginPath();
  pen.roundRect(0, 0, WIDTH, HEIGHT, 46);
  pen.clip();
  const wash = pen.createLinearGradient(0, 0, WIDTH, HEIGHT);
  wash.addColorStop(0, '#0b4f7d');
  wash.addColorStop(0.55, '#147a92');
  wash.addColorStop(1, '#1d9a8a');
  pen.fillStyle = wash;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  waves(pen, { x: 0, y: 0, width: WIDTH, height: HEIGHT }, WHITE, 0.12, 14);
  rosette(pen, 690, 400, 420, WHITE, 0.14, 18);
}

/** Contacts of a chip, seen from far. */
function chip(pen: Pen, x: number, y: number): void {
  pen.fillStyle = '#e7c46a';
  pen.beginPath();
  pen.roundRect(x, y, 170, 132, 20);
  pen.fill();
  pen.strokeStyle = '#a9822c';
  pen.lineWidth = 2;
  pen.beginPath();
  for (const row of [44, 88]) {
    pen.moveTo(x, y + row);
    pen.lineTo(x + 58, y + row);
    pen.moveTo(x + 112, y + row);
    pen.lineTo(x + 170, y + row);
  }
  pen.roundRect(x + 58, y + 24, 54, 84, 12);
  pen.stroke();
}
