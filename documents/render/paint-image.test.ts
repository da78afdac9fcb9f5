import { describe, expect, it } from 'vitest';
import {
  BLACK,
  BLUE,
  drawPage,
  RED,
  resources,
  TWO_HALVES,
  WHITE,
} from './drawn-page.test-support.node.ts';

const FILES = resources(
  `<ofd:MultiMedias><ofd:MultiMedia ID="1" Type="Image" Format="SVG"><ofd:MediaFile>p.svg</ofd:MediaFile></ofd:MultiMedia>
   <ofd:MultiMedia ID="2" Type="Image" Format="PNG"><ofd:MediaFile>none.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>`,
  { 'Doc_0/p.svg': TWO_HALVES },
);
const image = (attributes: string, inner = ''): string =>
  `<ofd:ImageObject Boundary="10 10 40 20" ResourceID="1" ${attributes}>${inner}</ofd:ImageObject>`;

describe('pictures', () => {
  it('fill the unit square of their matrix', async () => {
    const page = await drawPage(image('CTM="20 0 0 10 5 5"'), { files: FILES });
    expect([page.at(16, 16), page.at(34, 24)]).toEqual([RED, BLUE]);
    expect([page.at(14, 16), page.at(36, 20), page.at(20, 26)]).toEqual([WHITE, WHITE, WHITE]);
  });

  it('are turned by it', async () => {
    const page = await drawPage(image('CTM="0 20 -40 0 40 0"'), { files: FILES });
    expect([page.at(30, 12), page.at(30, 28)]).toEqual([RED, BLUE]);
  });

  it('fill their boundary without one, and never more', async () => {
    const plain = await drawPage(image(''), { files: FILES });
    expect([plain.at(11, 11), plain.at(49, 29), plain.at(51, 20)]).toEqual([RED, BLUE, WHITE]);
    const larger = await drawPage(image('CTM="90 0 0 90 0 0"'), { files: FILES });
    expect([larger.at(49, 29), larger.at(51, 20), larger.at(20, 31)]).toEqual([RED, WHITE, WHITE]);
  });

  it('are half clear with their object', async () => {
    const page = await drawPage(image('Alpha="128"'), { files: FILES });
    expect(page.at(11, 20)).toBe('#ff7f7f');
  });

  it('have a frame along their boundary, with round corners', async () => {
    const border = '<ofd:Border LineWidth="2" HorizonalCornerRadius="8" VerticalCornerRadius="8"/>';
    const page = await drawPage(image('CTM="1 0 0 1 20 10"', border), { files: FILES });
    expect([page.at(30, 10), page.at(50, 20), page.at(30, 30)]).toEqual([BLACK, BLACK, BLACK]);
    expect([page.at(10, 10), page.at(30, 13)]).toEqual([WHITE, WHITE]);
  });

  it('have another one to stand in for them', async () => {
    const page = await drawPage(
      image('Substitution="1"').replace('ResourceID="1"', 'ResourceID="2"'),
      { files: FILES },
    );
    expect(page.at(11, 11)).toBe(RED);
    const none = await drawPage(image('').replace('ResourceID="1"', 'ResourceID="9"'), {
      files: FILES,
    });
    expect(none.notes).toContainEqual({ code: 'resource-missing', where: 'page 1: picture' });
  });
});
