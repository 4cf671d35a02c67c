/**
 * Takes pictures and numbers out of the panel. In light colours whatever the editor's theme, because that is where they go: papers and
 * slides.
 */
import { toCsv, toSvg } from '../../chart/scene/index.js';
import type { DataTable, Scene } from '../../chart/scene/index.js';
import { createButton } from './controls.js';
import { createElement } from './dom.js';

export interface ExportSource {
  /** Start of the file name, without ending. */
  readonly name: string;
  /** The picture for a file of its own. */
  scene(): Scene;
  table(): DataTable;
}

export interface ExportHost {
  /** Hands a file to the extension, which asks where to put it. Text as it is; PNG as base64. */
  save(name: string, mime: string, content: string): void;
  /** Tells how it went, in one line. */
  announce(text: string): void;
}

/** PNG files get this many pixels for each pixel of the picture. */
const pngScale = 2;

export function createExportBar(source: () => ExportSource | null, host: ExportHost): HTMLElement {
  const act = (work: (source: ExportSource) => void | Promise<void>) => (): void => {
    const current = source();
    if (current === null) return;
    const fail = (error: unknown): void => host.announce(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
    Promise.resolve(work(current)).catch(fail);
  };
  return createElement('div', {
    className: 'export-bar',
    attributes: { role: 'group', 'aria-label': 'Copy and save' },
    children: [
      createButton(
        'Copy CSV',
        act(current => copyTable(current, host)),
      ),
      createButton(
        'Save CSV',
        act(current => host.save(fileName(current, 'csv'), 'text/csv', toCsv(current.table()))),
      ),
      createButton(
        'Save SVG',
        act(current => host.save(fileName(current, 'svg'), 'image/svg+xml', toSvg(current.scene()))),
      ),
      createButton(
        'Save PNG',
        act(async current => host.save(fileName(current, 'png'), 'image/png', await toPng(current.scene()))),
      ),
    ],
  });
}

/** Letters, digits and dashes of any script: a name that every file system takes. */
function fileName(source: ExportSource, ending: string): string {
  const stem = source.name.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+|-+$/gu, '');
  return `${stem === '' ? 'scale' : stem}.${ending}`;
}

async function copyTable(source: ExportSource, host: ExportHost): Promise<void> {
  const table = source.table();
  await navigator.clipboard.writeText(toCsv(table));
  host.announce(`Copied ${table.rows.length} rows.`);
}

/** Draws the SVG on a canvas. @returns base64 without the `data:` head */
export async function toPng(scene: Scene): Promise<string> {
  const url = URL.createObjectURL(new Blob([toSvg(scene)], { type: 'image/svg+xml' }));
  try {
    const image = new Image(scene.width, scene.height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = scene.width * pngScale;
    canvas.height = scene.height * pngScale;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this editor offers no canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/u, '');
  } finally {
    URL.revokeObjectURL(url);
  }
}
