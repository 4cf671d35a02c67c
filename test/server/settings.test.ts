import assert from 'node:assert/strict';
import { defaultServerSettings, readSettings } from '../../server/src/settings.js';

describe('settings', () => {
  for (const raw of [
    undefined,
    null,
    {},
    [],
    'on',
    7,
    { scale: null },
    { scale: {} },
    { seed: null, samples: undefined, severity: null, lens: null },
  ]) {
    it(`${JSON.stringify(raw) ?? 'nothing'} means the defaults, without a word`, () => {
      assert.deepEqual(readSettings(raw), { settings: defaultServerSettings, problems: [] });
    });
  }

  it('are read as a section or from an object that holds it', () => {
    const section = { seed: 7, samples: 1024, severity: { SC040: 'off', SC051: 'error' }, lens: { enabled: false } };
    const wanted = { engine: { seed: 7, samples: 1024, severity: { SC040: 'off', SC051: 'error' } }, lens: false };
    assert.deepEqual(readSettings(section), { settings: wanted, problems: [] });
    assert.deepEqual(readSettings({ scale: section }), { settings: wanted, problems: [] });
    assert.equal(readSettings({ 'lens.enabled': false }).settings.lens, false);
  });

  const wrong: [string, unknown][] = [
    ['scale.seed', { seed: -1 }],
    ['scale.seed', { seed: 1.5 }],
    ['scale.seed', { seed: '1' }],
    ['scale.seed', { seed: 2 ** 33 }],
    ['scale.samples', { samples: 0 }],
    ['scale.samples', { samples: 1e12 }],
    ['scale.samples', { samples: Number.NaN }],
    ['scale.severity', { severity: 'off' }],
    ['scale.severity', { severity: [] }],
    ['SC040', { severity: { SC040: 'loud' } }],
    ['scale.lens.enabled', { lens: { enabled: 'yes' } }],
  ];
  for (const [name, raw] of wrong) {
    it(`${JSON.stringify(raw)} keeps the default and names ${name}`, () => {
      const { settings, problems } = readSettings(raw);
      assert.deepEqual(settings, defaultServerSettings);
      assert.equal(problems.length, 1);
      assert.match(problems[0]!, new RegExp(name.replaceAll('.', '\\.')));
    });
  }

  it('keep what is right beside what is wrong', () => {
    const { settings, problems } = readSettings({ seed: 3, samples: 'many', severity: { SC040: 'off', SC041: 1 } });
    assert.equal(settings.engine.seed, 3);
    assert.deepEqual(settings.engine.severity, { SC040: 'off' });
    assert.equal(problems.length, 2);
  });
});
