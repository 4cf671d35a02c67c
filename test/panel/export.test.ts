import assert from 'node:assert/strict';
import { it } from 'mocha';
import { sentMessages } from './harness.js';
import { describePanel } from './suite.js';

describePanel('the panel gives its numbers away', withPanel => {
  it('as a table beside the picture', () =>
    withPanel({}, async page => {
      await page.getByText('The same numbers as a table').click();
      const rows = await page.locator('#view-curves .twin tbody tr').allTextContents();
      assert.equal(rows.length, 6 + 13 + 13);
      assert.match(rows[0]!, /base.*6\.35e24 FLOP.*2\.023 nats\/token.*params 70\.6B/u);
    }));

  it('as copied CSV', () =>
    withPanel({}, async page => {
      await page.getByRole('button', { name: 'Copy CSV' }).first().click();
      await page.waitForFunction(() => document.querySelector('.announcement')?.textContent?.startsWith('Copied'));
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /^series,Training compute \(FLOP\),/u);
    }));

  it('as files that the extension saves: CSV, light SVG, PNG', () =>
    withPanel({ theme: 'dark' }, async page => {
      for (const name of ['Save CSV', 'Save SVG', 'Save PNG']) await page.getByRole('button', { name }).first().click();
      await page.waitForFunction(() => window.sent.filter(message => message.type === 'save').length === 3);
      const [csv, svg, png] = await sentMessages(page, 'save');
      assert.deepEqual([csv!.name, svg!.name, png!.name], ['frontier-base.csv', 'frontier-base.svg', 'frontier-base.png']);
      assert.match(svg!.content, /^<svg xmlns=.*fill="#ffffff"/u);
      assert.doesNotMatch(svg!.content, /var\(--/u);
      const bytes = Buffer.from(png!.content, 'base64');
      assert.deepEqual([...bytes.subarray(1, 4)].map(code => String.fromCharCode(code)).join(''), 'PNG');
      assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1920, 1200]);
    }));
});
