import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatTable } from '../../src-cli/table.ts';
import { startVirtualDisplay } from '../../tools/display.ts';
import { OUT, ROOT } from '../../tools/paths.ts';
import { say, StopError } from '../../tools/say.ts';
import { ensureElectron } from '../../tools/setup/electron-runtime.ts';
import { buildPages, measure, type SampleFile } from './documents/measure.ts';
import { OTHER_VIEWER, otherViewerScript } from './documents/other-viewer.ts';
import type { Measured } from './documents/page/measured.ts';
import type { Bench } from './frame/recorder.ts';
import { percentile } from './frame/stats.ts';

const SAMPLES = path.resolve(ROOT, '../shared/samples/ofd');

function samples(): SampleFile[] {
  if (!existsSync(SAMPLES)) throw new StopError(`no samples in ${SAMPLES}`);
  return readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.ofd'))
    .map((name) => ({ name, base64: readFileSync(path.join(SAMPLES, name)).toString('base64') }));
}

function cells(measured: Measured | undefined): [pages: string, first: string, all: string] {
  if (!measured || 'why' in measured) return ['-', measured?.why.slice(0, 40) ?? '', ''];
  return [String(measured.pages), measured.firstMs.toFixed(0), measured.allMs.toFixed(0)];
}

export const bench: Bench = {
  about: `OFD files to pixels in a window: first page, all pages, memory, against ${OTHER_VIEWER.package}`,
  async run(recorder) {
    const files = samples();
    const folder = await buildPages(otherViewerScript());
    const pictures = path.join(OUT, 'bench', 'documents-pictures');
    mkdirSync(pictures, { recursive: true });
    process.env.LIANGMA_TEST_ELECTRON = JSON.stringify(await ensureElectron());
    const display = await startVirtualDisplay();
    process.env.DISPLAY = display.name;
    try {
      const ours = await measure('ours', folder, files, pictures);
      const theirs = await measure('theirs', folder, files, pictures);
      const rows = files.map(({ name }) => [
        name,
        ...cells(ours.files.get(name)),
        ...cells(theirs.files.get(name)),
      ]);
      const head = [
        'file',
        'pages',
        'first ms',
        'all ms',
        'its pages',
        'its first ms',
        'its all ms',
      ];
      for (const line of formatTable([head, ...rows], { right: [1, 2, 3, 4, 5, 6] })) say(line);
      say(`pictures of both in ${path.relative(ROOT, pictures)}`);
      const both = files.flatMap(({ name }) => {
        const [own, other] = [ours.files.get(name), theirs.files.get(name)];
        return own && other && !('why' in own) && !('why' in other) ? [{ own, other }] : [];
      });
      const of = `(${both.length} of ${files.length} files that both show)`;
      for (const what of ['firstMs', 'allMs'] as const) {
        for (const [name, share] of [
          ['p50', 0.5],
          ['worst', 1],
        ] as const) {
          recorder.record({
            metric: `${what === 'firstMs' ? 'first page' : 'all pages'} ${of} ${name}`,
            unit: 'ms',
            value: percentile(
              both.map(({ own }) => own[what]),
              share,
            ),
            baseline: percentile(
              both.map(({ other }) => other[what]),
              share,
            ),
          });
        }
      }
      const memory = { value: ours.memoryMb, baseline: theirs.memoryMb };
      recorder.record({ metric: 'memory of the window after all files', unit: 'MB', ...memory });
    } finally {
      display.stop();
    }
  },
};
