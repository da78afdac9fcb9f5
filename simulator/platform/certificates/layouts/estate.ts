import type { Certificate } from '../../../data/certificates.ts';
import { factOf, fieldsOf } from '../facts.ts';
import { fieldColumn } from '../parts/fields.ts';
import { foot } from '../parts/foot.ts';
import { frame } from '../parts/frame.ts';
import { paper, waves } from '../parts/paper.ts';
import { sealBeside, signature } from '../parts/signature.ts';
import { line } from '../parts/text.ts';
import { title } from '../parts/title.ts';
import { watermark } from '../parts/watermark.ts';
import type { Pen, Sheet } from '../pen.ts';

const [WIDTH, HEIGHT] = [990, 1400];
const INDIGO = '#2a3f7c';
const INK = '#1f2438';
const QUIET = '#5a6590';

/** 不动产权证书: portrait, indigo, a ruled table and a small plan of the parcel. */
export function estate(certificate: Certificate): Sheet {
  const place = { right: 882, y: 1182, width: 476, radius: 92, face: 'song' } as const;
  return {
    width: WIDTH,
    height: HEIGHT,
    seal: sealBeside(place, certificate.issuer.name),
    photos: [],
    ground(pen) {
      paper(pen, WIDTH, HEIGHT, '#fcfdff', '#e9eef8');
      waves(pen, { x: 60, y: 60, width: WIDTH - 120, height: HEIGHT - 120 }, INDIGO, 0.1, 16);
      frame(pen, WIDTH, HEIGHT, INDIGO);
      title(pen, certificate.type, WIDTH / 2, 184, 76, INDIGO, 'song');
    },
    draw(pen) {
      const middle = { size: 25, colour: INK, align: 'center', face: 'song' } as const;
      line(pen, certificate.number, WIDTH / 2, 292, middle);
      fieldColumn(pen, fieldsOf(certificate), 108, 322, WIDTH - 216, {
        label: QUIET,
        value: INK,
        rule: '#c8d1e8',
        size: 23,
        labelWidth: 196,
        rowHeight: 66,
        labelFace: 'song',
        valueFace: 'song',
      });
      plan(pen, 108, 1086);
      signature(pen, certificate, factOf(certificate, 'issuedOn'), place, INK, QUIET);
      foot(pen, certificate.identifier, 96, HEIGHT - 78, WIDTH - 192, QUIET);
    },
    watermark(pen) {
      watermark(pen, WIDTH, HEIGHT, INDIGO, 0.075);
    },
  };
}

/** A sketch of the parcel (宗地图): boundary, building, north. */
function plan(pen: Pen, x: number, y: number): void {
  pen.save();
  pen.translate(x, y);
  pen.strokeStyle = INDIGO;
  pen.fillStyle = '#ffffff';
  pen.lineWidth = 1.2;
  pen.fillRect(0, 0, 270, 190);
  pen.strokeRect(0, 0, 270, 190);
  polygon(pen, [30, 44, 196, 26, 226, 120, 150, 160, 38, 146]);
  pen.setLineDash([9, 5]);
  pen.stroke();
  pen.setLineDash([]);
  polygon(pen, [72, 66, 168, 56, 174, 98, 132, 102, 134, 124, 78, 128]);
  pen.fillStyle = '#d7dff2';
  pen.fill();
  pen.stroke();
  polygon(pen, [248, 22, 256, 48, 248, 42, 240, 48]);
  pen.fillStyle = INDIGO;
  pen.fill();
  line(pen, '北', 248, 64, { size: 13, colour: INDIGO, align: 'center' });
  line(pen, '宗地示意图', 12, 180, { size: 14, colour: QUIET });
  pen.restore();
}

function polygon(pen: Pen, points: readonly number[]): void {
  pen.beginPath();
  for (let at = 0; at + 1 < points.length; at += 2)
    pen.lineTo(points[at] ?? 0, points[at + 1] ?? 0);
  pen.closePath();
}
