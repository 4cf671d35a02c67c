/** The documentation holds what it shows: code that parses, and links that lead somewhere. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse, print } from '../../grammar/src/index.js';
import { filesIn, root, textOf } from './sources.js';

const pages = ['README.md', 'CHANGELOG.md', ...filesIn('docs', '.md'), ...filesIn('client/media', '.md')];
/** Drawn by the editor tests, so a fresh checkout does not have them yet. */
const pictures = /^docs\/images\/(?:hover|preview|budget)\.png$/u;

/** Its examples show what is wrong. */
const pageOfFaults = 'docs/reference/diagnostics.md';

describe('the documentation', () => {
  it('shows .scale code that has no syntax error', () => {
    const blocks = pages.filter(page => page !== pageOfFaults).flatMap(codeBlocks);
    assert.ok(blocks.length > 20);
    assert.deepEqual(
      blocks.flatMap(({ place, text }) =>
        parse(text)
          .problems.filter(({ code }) => code !== 'full-width')
          .map(({ code }) => `${place}: ${code}`),
      ),
      [],
    );
  });

  it('shows .scale code as the formatter lays it out', () => {
    const written = pages.filter(page => !page.startsWith('docs/reference/')).flatMap(codeBlocks);
    assert.deepEqual(
      written.filter(({ text }) => print(text) !== text).map(({ place }) => place),
      [],
    );
  });

  it('links to pages that are there', () => {
    const links = pages.flatMap(linksOf);
    assert.ok(links.length > 30);
    assert.deepEqual(
      links
        .filter(({ target }) => !pictures.test(target) && !fs.existsSync(path.join(root, target)))
        .map(({ page, target }) => `${page}: ${target}`),
      [],
    );
  });

  it('is within reach of the first page', () => {
    const reached = new Set<string>();
    const visit = (page: string): void => {
      if (reached.has(page) || !page.endsWith('.md')) return;
      reached.add(page);
      for (const { target } of linksOf(page)) visit(target);
    };
    visit('README.md');
    assert.deepEqual(
      filesIn('docs', '.md').filter(page => !reached.has(page)),
      [],
    );
  });
});

function codeBlocks(page: string): { place: string; text: string }[] {
  return [...textOf(page).matchAll(/^```scale\n([\s\S]*?)^```$/gmu)].map(match => ({
    place: `${page}: ${match[1]!.split('\n', 1)[0]}`,
    text: match[1]!,
  }));
}

function linksOf(page: string): { page: string; target: string }[] {
  const prose = textOf(page)
    .replaceAll(/^```[\s\S]*?^```$/gmu, '')
    .replaceAll(/`[^`\n]*`/gu, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/gu)].map(match => match[1]!.split('#', 1)[0]!);
  return targets
    .filter(target => target !== '' && !/^[a-z]+:/u.test(target))
    .map(target => ({ page, target: path.posix.join(path.posix.dirname(page), target) }));
}
