/** The library's runs derived without their own hours: the ranges that a user with the same facts would get hold what was published. */
import assert from 'node:assert/strict';
import { analyze, defaultSettings, type Analysis } from '../../engine/src/index.js';
import { libraryIndex } from './library-files.js';

describe('GPU-hours of published runs, derived from what was known before them', () => {
  const library = libraryIndex();
  const names = Object.entries(library.names)
    .filter(([, { kind }]) => kind === 'pretrain')
    .map(([name]) => name);
  const text = names
    .map(
      name =>
        `pretrain printed_${name} from ${name} { }\npretrain derived_${name} from ${name} { gpu_hours: derived, days: derived, mfu: derived, goodput: derived, flop: derived }\n`,
    )
    .join('');
  const analysis = analyze({
    main: 'runs.scale',
    files: new Map([['runs.scale', { text }]]),
    library,
    settings: { ...defaultSettings, samples: 1024 },
  }) as Analysis;
  const runs = names.flatMap(name => {
    const printed = analysis.estimate(`printed_${name}.gpu_hours`)!;
    const { range } = analysis.estimate(`derived_${name}.gpu_hours`)!;
    return printed.range === null || range === null || (printed.origin !== 'library' && printed.origin !== 'inherited')
      ? []
      : [{ name, hours: printed.range.p50, range }];
  });

  it('are enough to say something', () => assert.ok(runs.length >= 40, `only ${runs.length}`));

  it('lie between P5 and P95 in 85 % of the runs', () => {
    const outside = runs.filter(({ hours, range }) => hours < range.p5 || hours > range.p95).map(({ name }) => name);
    assert.ok(outside.length <= 0.15 * runs.length, `outside: ${outside.join(', ')}`);
  });

  it('are no wider than five times for the median run', () => {
    const widths = runs.map(({ range }) => range.p95 / range.p5).sort((a, b) => a - b);
    assert.ok(widths[widths.length >> 1]! <= 5);
  });
});
