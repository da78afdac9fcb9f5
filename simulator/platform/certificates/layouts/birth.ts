import type { Certificate } from '../../../data/certificates.ts';
import { factOf, fieldsOf } from '../facts.ts';
import { fieldColumn } from '../parts/fields.ts';
import { foot } from '../parts/foot.ts';
import { paper, rosette, waves } from '../parts/paper.ts';
import { sealBeside, signature } from '../parts/signature.ts';
import { line } from '../parts/text.ts';
import { title } from '../parts/title.ts';
import { watermark } from '../parts/watermark.ts';
import type { Pen, Sheet } from '../pen.ts';

const [WIDTH, HEIGHT] = [990, 1400];
const TEAL = '#0f766e';
const INK = '#163532';
const QUIET = '#4d7d78';
const STYLE = { label: QUIET, value: INK, rule: '#bfdfda', size: 24, rowHeight: 84 } as const;

/** 出生医学证明: portrait, teal, soft hills above and below, facts in two columns. */
export function birth(certificate: Certificate): Sheet {
  const place = { right: 894, y: 1094, width: 700, radius: 96 };
  return {
    width: WIDTH,
    height: HEIGHT,
    seal: sealBeside(place, certificate.issuer.name),
    photos: [],
    ground(pen) {
      paper(pen, WIDTH, HEIGHT, '#f7fdfb', '#fdfaf1');
      hills(pen);
      waves(pen, { x: 0, y: 260, width: WIDTH, height: 880 }, TEAL, 0.09, 18);
      rosette(pen, WIDTH / 2, 690, 300, TEAL, 0.13, 8);
      title(pen, certificate.type, WIDTH / 2, 150, 74, '#ffffff');
    },
    draw(pen) {
      line(pen, `编号 No. ${certificate.number}`, WIDTH - 96, 336, {
        size: 22,
        colour: QUIET,
        align: 'right',
      });
      const half = { ...STYLE, labelWidth: 150 };
      const column = 378;
      fieldColumn(pen, fieldsOf(certificate, ['name', 'born']), 96, 362, 798, {
        ...STYLE,
        size: 30,
        labelWidth: 220,
        rowHeight: 96,
      });
      fieldColumn(pen, fieldsOf(certificate, ['sex', 'weight', 'mother']), 96, 556, column, half);
      fieldColumn(
        pen,
        fieldsOf(certificate, ['weeks', 'length', 'father']),
        516,
        556,
        column,
        half,
      );
      fieldColumn(pen, fieldsOf(certificate, ['place', 'midwife']), 96, 808, 798, half);
      const date = `签发日期 ${factOf(certificate, 'issuedOn')}`;
      signature(pen, certificate, date, place, INK, QUIET);
      foot(pen, certificate.identifier, 96, HEIGHT - 40, WIDTH - 192, '#ffffff');
    },
    watermark(pen) {
      watermark(pen, WIDTH, HEIGHT, TEAL, 0.08);
    },
  };
}

function hills(pen: Pen): void {
  for (const [lift, alpha] of [
    [34, 0.35],
    [17, 0.55],
    [0, 1],
  ] as const) {
    pen.save();
    pen.globalAlpha = alpha;
    pen.fillStyle = TEAL;
    hill(pen, 0, 236 + lift, lift);
    hill(pen, HEIGHT, HEIGHT - 110 - lift, lift);
    pen.restore();
  }
}

/** Everything between a horizontal edge and a wave. */
function hill(pen: Pen, edge: number, shore: number, lift: number): void {
  pen.beginPath();
  pen.moveTo(0, edge);
  for (let x = 0; x <= WIDTH; x += 10) {
    pen.lineTo(x, shore + 20 * Math.sin((x / WIDTH) * 2 * Math.PI + lift / 12));
  }
  pen.lineTo(WIDTH, edge);
  pen.closePath();
  pen.fill();
}
