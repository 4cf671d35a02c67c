/**
 * The package as users get it: what is inside, and what is on the screen after it is installed.
 * `SCALE_PACKAGE` names the package, `SCALE_BROWSER` the browser; pictures of the screen go to out/screenshots, and with
 * `SCALE_UPDATE_PICTURES=1` those of the documentation to docs/images.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { installPackage, isolated, windowAddress } from '../../scripts/lib/editor-server.mjs';
import { namesInArchive } from '../../scripts/lib/package-extension.mjs';
import { inCheckout } from '../../scripts/lib/places.mjs';
import { openWorkbench } from './workbench.mjs';

const packageFile = process.env.SCALE_PACKAGE;
const largestPackage = 1_000_000;
/** Milliseconds until a hover that did not come is a fault: long, since a busy machine is none. */
const patience = 120_000;

describe('the package', () => {
  const archive = fs.readFileSync(packageFile);
  const names = namesInArchive(archive)
    .filter(name => name.startsWith('extension/'))
    .map(name => name.slice('extension/'.length));

  it(`is no larger than ${largestPackage / 1_000_000} MB`, () => assert.ok(archive.length <= largestPackage, `${archive.length} bytes`));

  it('holds everything the extension needs', () => {
    const programs = [
      'extension.js',
      'scale-server.js',
      'scale-grammar.js',
      'scale-engine.js',
      'scale-beta.js',
      'scale-gamma.js',
      'scale-gamma-ratio.js',
      'webview.js',
    ];
    const built = ['package.json', ...programs, 'webview.css'].map(name => `dist/${name}`);
    const needed = ['package.json', 'library/index.json', ...built];
    assert.deepEqual(
      needed.filter(name => !names.includes(name)),
      [],
    );
    const shelves = fs
      .readdirSync(inCheckout('library'))
      .filter(name => name.endsWith('.scale'))
      .map(name => `library/${name}`);
    assert.deepEqual(
      shelves.filter(name => !names.includes(name)),
      [],
      'files of the library are missing',
    );
  });

  it('holds nothing else', () => {
    const expected = [
      /^package(\.nls.*)?\.json$/,
      /^(readme|changelog)\.md$/i,
      /^license(\.\w+)?$/i,
      /^dist\/(package\.json|[\w-]+\.js|webview\.css)$/,
      /^library\/(index\.json|[\w-]+\.scale)$/,
      /^(syntaxes|l10n|client\/media|client\/snippets)\/.+/,
    ];
    assert.deepEqual(
      names.filter(name => !expected.some(pattern => pattern.test(name))),
      [],
    );
  });
});

describe('the installed package on the screen', () => {
  let workbench;

  before(async () => {
    workbench = await openWorkbench({ beforeStart: profile => installPackage(profile, packageFile, isolated(profile)) });
    await workbench.page.goto(windowAddress(workbench.server, { folder: workbench.workspace.folder }));
    await workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'grok3.scale' }).dblclick();
  });

  afterEach(async function () {
    if (workbench) await keepScreenshot(workbench.page, this.currentTest.title);
  });

  after(() => workbench?.close());

  it('hovers with a range', async () => {
    const text = await hoverUntilText(workbench.page, { line: /^\s*gpu_hours:\s*4\.5亿/, word: 'gpu_hours' }, /P5[\s\S]*P95/);
    assert.doesNotMatch(text, /NaN|undefined/);
  });

  it('shows the table of a block', async () => {
    const text = await hoverUntilText(workbench.page, { line: /^pretrain\score/, word: 'core' }, /gpu_hours[\s\S]*cost/);
    assert.doesNotMatch(text, /NaN|undefined/);
    await pictureForDocs(workbench.page, 'hover');
  });

  it('opens the preview with curves', async () => {
    const { page } = workbench;
    await page.mouse.move(700, 5);
    await page.locator('.view-line').first().click();
    await page.keyboard.press('Control+K');
    await page.keyboard.press('v');
    const panel = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await waitForLine(panel);
    await pictureForDocs(page, 'preview');
  });

  it('shows the three phases of the budget', async () => {
    const panel = workbench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await panel.getByRole('tab', { name: 'Budget' }).click();
    const rows = await panel.locator('table', { hasText: 'long' }).first().innerText();
    assert.match(rows, /Grok 3 pre-training[\s\S]*%/);
    await pictureForDocs(workbench.page, 'budget');
  });

  it('shows the three laws of a plan that has them', async () => {
    const { page } = workbench;
    // A file opens beside what has the focus, and would cover the preview.
    await page.locator('.view-line').first().click();
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'pythia-math.scale' }).dblclick();
    const panel = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await panel.locator('h1', { hasText: 'pythia-math.scale' }).waitFor();
    await panel.getByRole('tab', { name: 'Three laws' }).click();
    // The law of its first phase is fitted beside all else, and its curve comes when it is.
    await panel.getByText('more or fewer tokens').filter({ visible: true }).first().waitFor();
    await waitForLine(panel);
    assert.match(await panel.locator('body').innerText(), /Test-time compute/);
    await pictureForDocs(page, 'three-laws');
  });
});

/** Icons are paths as well, and there before the chart is laid out: a line of it is wider than any of them. */
async function waitForLine(panel) {
  const widths = () => panel.locator('svg path').evaluateAll(paths => paths.map(shape => shape.getBoundingClientRect().width));
  for (const deadline = Date.now() + patience; Date.now() < deadline;) {
    if ((await widths()).some(width => width > 100)) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  assert.fail(`no line of the chart is wider than 100 pixels: ${(await widths()).join(' ')}`);
}

/** The first hovers may come before the server is ready, so the pointer leaves the word and comes back until the text is there. */
async function hoverUntilText(page, { line: pattern, word }, wanted) {
  const line = page.locator('.view-line', { hasText: pattern }).first();
  await line.waitFor();
  const hover = page.locator('.monaco-hover:not(.hidden)').first();
  for (const deadline = Date.now() + patience; Date.now() < deadline;) {
    const place = await line.evaluate(middleOfText, word);
    await page.mouse.move(place.x, 5);
    await page.mouse.move(place.x, place.y, { steps: 4 });
    const text = await hover.innerText({ timeout: 1000 }).catch(() => '');
    if (wanted.test(text)) return text;
  }
  return assert.fail(`no hover with ${String(wanted)} appeared`);
}

/** Runs in the page: the middle of a word inside an element, however many elements its line is cut into. */
function middleOfText(element, word) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const start = texts.currentNode.data.indexOf(word);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(texts.currentNode, start);
    range.setEnd(texts.currentNode, start + word.length);
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  throw new Error(`${word} is not on the line`);
}

/** Hovers fade in, and a picture of half a hover helps nobody. */
async function pictureForDocs(page, name) {
  if (process.env.SCALE_UPDATE_PICTURES !== '1') return;
  await page.waitForTimeout(600);
  fs.mkdirSync(inCheckout('docs/images'), { recursive: true });
  await page.screenshot({ path: inCheckout('docs/images', `${name}.png`) });
}

async function keepScreenshot(page, title) {
  fs.mkdirSync(inCheckout('out/screenshots'), { recursive: true });
  await page.screenshot({ path: inCheckout('out/screenshots', `${title.replaceAll(' ', '-')}.png`) });
}
