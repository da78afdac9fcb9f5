import type { Citizen } from '../../../control-api.ts';
import type { Certificate } from '../../../data/certificates.ts';
import { chineseDate, fieldsOf, sexOf } from '../facts.ts';
import { fieldColumn, type FieldStyle } from '../parts/fields.ts';
import { foot } from '../parts/foot.ts';
import { frame } from '../parts/frame.ts';
import { paper, rosette, waves } from '../parts/paper.ts';
import { silhouette } from '../parts/silhouette.ts';
import { line } from '../parts/text.ts';
import { title } from '../parts/title.ts';
import { watermark } from '../parts/watermark.ts';
import type { Pen, Sheet } from '../pen.ts';

const [WIDTH, HEIGHT] = [1400, 960];
const ROSE = '#9c2440';
const INK = '#33222a';
const STYLE: FieldStyle = {
  label: '#8a5a68',
  value: INK,
  rule: '#ecd3d6',
  size: 24,
  labelWidth: 170,
  rowHeight: 68,
  labelFace: 'song',
  valueFace: 'kai',
};

/** 结婚证: an open booklet, rose; couple on the left, registration on the right. */
export function marriage(certificate: Certificate): Sheet {
  return {
    width: WIDTH,
    height: HEIGHT,
    seal: { x: 516, y: 620, radius: 100, name: certificate.issuer.name },
    photos: certificate.holders.map((_holder, at) => {
      const box = { x: 194 + at * 186, y: 330, width: 180, height: 250 };
      return silhouette(box, '#c9324a', '#f4dfda');
    }),
    ground(pen) {
      paper(pen, WIDTH, HEIGHT, '#fffaf8', '#fbeceb');
      waves(pen, { x: 60, y: 60, width: WIDTH - 120, height: HEIGHT - 120 }, ROSE, 0.1, 17);
      rosette(pen, 380, 520, 300, ROSE, 0.16, 10);
      frame(pen, WIDTH, HEIGHT, ROSE);
      fold(pen);
      title(pen, certificate.type, 380, 190, 88, ROSE, 'song');
    },
    draw(pen) {
      line(pen, certificate.issuer.name, 380, 770, {
        size: 26,
        colour: INK,
        bold: true,
        face: 'song',
        align: 'center',
      });
      line(pen, certificate.issuer.englishName, 380, 802, {
        size: 16,
        colour: STYLE.label,
        align: 'center',
      });
      const below = fieldColumn(pen, fieldsOf(certificate), 760, 104, 530, STYLE);
      certificate.holders.forEach((holder, at) => person(pen, holder, below + 26 + at * 210));
      foot(pen, certificate.identifier, 110, HEIGHT - 82, WIDTH - 220, STYLE.label);
    },
    watermark(pen) {
      watermark(pen, WIDTH, HEIGHT, ROSE, 0.075);
    },
  };
}

function person(pen: Pen, holder: Citizen, y: number): void {
  const rows = [
    { label: '姓名', english: 'Name', value: `${holder.name}（${sexOf(holder)}）` },
    { label: '出生日期', english: 'Date of birth', value: chineseDate(holder.birth) },
    { label: '身份证件号', english: 'ID number', value: holder.idNo },
  ];
  pen.fillStyle = ROSE;
  pen.fillRect(736, y + 8, 5, 186);
  fieldColumn(pen, rows, 760, y, 530, { ...STYLE, rowHeight: 64 });
}

function fold(pen: Pen): void {
  const shade = pen.createLinearGradient(660, 0, 740, 0);
  shade.addColorStop(0, 'rgba(90,30,45,0)');
  shade.addColorStop(0.5, 'rgba(90,30,45,0.16)');
  shade.addColorStop(1, 'rgba(90,30,45,0)');
  pen.fillStyle = shade;
  pen.fillRect(660, 62, 80, HEIGHT - 124);
}
