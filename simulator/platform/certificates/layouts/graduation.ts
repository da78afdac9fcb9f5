import type { Certificate } from '../../../data/certificates.ts';
import { chineseDate, factOf, sexOf } from '../facts.ts';
import { foot } from '../parts/foot.ts';
import { frame } from '../parts/frame.ts';
import { paper, rosette, waves } from '../parts/paper.ts';
import { sealBeside, signature } from '../parts/signature.ts';
import { silhouette } from '../parts/silhouette.ts';
import { line, wrap } from '../parts/text.ts';
import { title } from '../parts/title.ts';
import { watermark } from '../parts/watermark.ts';
import type { Sheet } from '../pen.ts';

const [WIDTH, HEIGHT] = [1400, 990];
const WINE = '#7a1f2b';
const INK = '#2d2420';
const QUIET = '#85705f';

/** 毕业证书: landscape, wine on cream, one paragraph instead of a table. */
export function graduation(certificate: Certificate): Sheet {
  const place = { right: 1256, y: 770, width: 560, radius: 96 };
  return {
    width: WIDTH,
    height: HEIGHT,
    seal: sealBeside(place, certificate.issuer.name),
    photos: [silhouette({ x: 136, y: 350, width: 214, height: 292 }, '#efe3cf', '#b79c78')],
    ground(pen) {
      paper(pen, WIDTH, HEIGHT, '#fffdf6', '#f8efdc');
      waves(pen, { x: 60, y: 60, width: WIDTH - 120, height: HEIGHT - 120 }, '#b08a4a', 0.14, 18);
      rosette(pen, WIDTH / 2 + 90, 520, 340, '#b08a4a', 0.2, 20);
      frame(pen, WIDTH, HEIGHT, WINE);
      title(pen, certificate.type, WIDTH / 2, 200, 96, WINE);
    },
    draw(pen) {
      const body = { size: 32, colour: INK } as const;
      wrap(pen, paragraph(certificate), 820, body).forEach((text, at) =>
        line(pen, text, 436, 392 + at * 62, body),
      );
      const small = { size: 25, colour: INK } as const;
      line(pen, `校长 ${factOf(certificate, 'president')}`, 436, 762, small);
      line(pen, `证书编号 ${certificate.number}`, 436, 808, { ...small, size: 22, colour: QUIET });
      signature(pen, certificate, factOf(certificate, 'issuedOn'), place, INK, QUIET);
      foot(pen, certificate.identifier, 110, HEIGHT - 82, WIDTH - 220, QUIET);
    },
    watermark(pen) {
      watermark(pen, WIDTH, HEIGHT, WINE, 0.07);
    },
  };
}

function paragraph(certificate: Certificate): string {
  const [holder] = certificate.holders;
  if (!holder) return '';
  const fact = (key: string): string => factOf(certificate, key);
  return (
    `\u3000\u3000学生 ${holder.name}，性别${sexOf(holder)}，${chineseDate(holder.birth)}生，` +
    `于${fact('from')}至${fact('to')}在本校${fact('major')}专业学习，` +
    `学习形式为${fact('form')}，修完教学计划规定的全部课程，成绩合格，准予毕业。`
  );
}
