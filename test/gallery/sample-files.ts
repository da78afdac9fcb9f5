import { PDFDocument, createCanvas } from '@napi-rs/canvas';
import type { SKRSContext2D } from '@napi-rs/canvas';

type Pen = ReturnType<PDFDocument['beginPage']> | SKRSContext2D;

/** A certificate as an issuer might draw it; an invented holder, masked even here. */
function drawCertificate(context: Pen, width: number, height: number, title: string): void {
  context.fillStyle = '#fbf7ea';
  context.fillRect(0, 0, width, height);
  context.strokeStyle = '#b4894a';
  context.lineWidth = width / 160;
  context.strokeRect(width * 0.04, width * 0.04, width * 0.92, height - width * 0.08);
  context.lineWidth = width / 640;
  context.strokeRect(width * 0.055, width * 0.055, width * 0.89, height - width * 0.11);
  context.fillStyle = '#7c2a1e';
  context.textAlign = 'center';
  context.font = `600 ${Math.min(width, height) * 0.075}px "Noto Serif CJK SC", "Noto Sans CJK SC"`;
  context.fillText(title, width / 2, height * 0.17);
  context.fillStyle = '#2b2b2b';
  context.textAlign = 'left';
  context.font = `${width * 0.03}px "Noto Sans CJK SC"`;
  const lines = [
    '名　　称　云岭春山茶业有限公司',
    '类　　型　有限责任公司（自然人独资）',
    '法定代表人　林*秋',
    '注册资本　人民币壹佰万元整',
    '成立日期　2021年04月09日',
    '住　　所　云岭市春山路 18 号',
  ];
  lines.forEach((line, index) => {
    context.fillText(line, width * 0.14, height * (0.3 + index * 0.072));
  });
  const [x, y, r] = [width * 0.76, height * 0.82, width * 0.085];
  context.strokeStyle = context.fillStyle = '#c23b2c';
  context.lineWidth = width / 240;
  context.beginPath();
  context.arc(x, y, r, 0, Math.PI * 2);
  context.stroke();
  context.textAlign = 'center';
  context.font = `${r}px sans-serif`;
  context.fillText('★', x, y + r * 0.35);
}

/** A picture of 1600×1100 pixels. */
export function samplePng(): Buffer {
  const canvas = createCanvas(1600, 1100);
  drawCertificate(canvas.getContext('2d'), 1600, 1100, '居民身份证（电子凭证）');
  return canvas.toBuffer('image/png');
}

/** Three upright A4 pages. */
export function samplePdf(): Buffer {
  const pdf = new PDFDocument();
  for (const title of ['营业执照', '营业执照（副本）', '变更登记记录']) {
    drawCertificate(pdf.beginPage(595, 842), 595, 842, title);
    pdf.endPage();
  }
  return pdf.close();
}

/** Width and height of the photo on an identity card, in pixels. */
const PHOTO_SIZE = [102, 126] as const;

/** A drawn face, as a photo decoder would deliver it: uncompressed BMP, 24 bits, bottom row first. */
export function sampleBmp(): Buffer {
  const [width, height] = PHOTO_SIZE;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const discs = [
    ['#dfe9ee', 51, 63, 100],
    ['#32485a', 51, 126, 42],
    ['#2b2320', 51, 46, 28],
    ['#f0cfb4', 51, 54, 23],
  ] as const;
  for (const [colour, x, y, r] of discs) {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x, y, r, 0, Math.PI * 2);
    context.fill();
  }
  const { data } = context.getImageData(0, 0, width, height);
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const bmp = Buffer.alloc(54 + rowBytes * height);
  bmp.write('BM', 0, 'latin1');
  bmp.writeUInt32LE(bmp.length, 2);
  bmp.writeUInt32LE(54, 10);
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(width, 18);
  bmp.writeInt32LE(height, 22);
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      const to = 54 + (height - 1 - y) * rowBytes + x * 3;
      for (let channel = 0; channel < 3; channel++)
        bmp[to + channel] = data[from + 2 - channel] ?? 0;
    }
  }
  return bmp;
}
