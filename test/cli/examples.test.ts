/** What the command line says about each example, as text one can read in a review. `UPDATE_EXPECTED=1` rewrites it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { violations } from './support/schema.js';
import { checkout, scale } from './support/terminal.js';

const expectedFolder = path.join(checkout, 'test/cli/expected');
const examples = fs
  .readdirSync(path.join(checkout, 'examples'), { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.scale'))
  .map(name => name.split(path.sep).join('/'))
  .sort();

function assertExpected(name: string, actual: string): void {
  const file = path.join(expectedFolder, name);
  if (process.env.UPDATE_EXPECTED === '1') fs.writeFileSync(file, actual);
  assert.ok(fs.existsSync(file), `${name} is missing: run with UPDATE_EXPECTED=1 and read what it writes`);
  assert.equal(actual, fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
}

describe('examples on the command line', () => {
  it('are there', () => assert.ok(examples.length > 0));

  for (const example of examples) {
    const name = example.replace(/\.scale$/u, '').replaceAll('/', '-');

    it(`${example}: the estimate reads as expected`, async () => {
      const { code, out, err } = await scale(['estimate', `examples/${example}`, '--root', 'examples']);
      assertExpected(`${name}.txt`, `${out}\n${err}\nexit code ${code}\n`);
    });

    it(`${example}: the JSON keeps its contract`, async () => {
      const { out } = await scale(['estimate', `examples/${example}`, '--root', 'examples', '--json']);
      assert.deepEqual(violations('scale-estimate-1.json', JSON.parse(out)), []);
      assert.doesNotMatch(out, /NaN|Infinity/u);
    });

    it(`${example}: the layout is that of scale fmt`, async () => {
      assert.deepEqual(await scale(['fmt', '--check', `examples/${example}`]), { code: 0, out: '', err: '' });
    });
  }
});
