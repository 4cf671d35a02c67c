/** What is shown of the figures: which picture stays, and what the status bar says. */
import assert from 'node:assert/strict';
import type { BudgetView } from '../../engine/src/curves/types.js';
import type { PreviewData } from '../../server/src/protocol.js';
import { loadClient } from './load.js';
import { budget, chart, figures, problem, unknownCell } from './sample.js';

interface Parts {
  nextPicture(answer: PreviewData, shown: PreviewData | undefined): PreviewData;
  totalText(view: BudgetView): string | undefined;
  budgetTable(view: BudgetView): string;
}

const uri = 'file:///a.scale';

describe('the picture that is shown next', () => {
  let parts: Parts;

  before(async () => {
    parts = await loadClient<Parts>('client/src/preview/picture.ts', 'client/src/status-text.ts');
  });

  it('is the answer, while nothing is broken', () => {
    const answer = figures(uri, 2, { charts: [] });
    assert.equal(parts.nextPicture(answer, figures(uri, 1)), answer);
  });

  it('is the answer, when a broken text can still be drawn as before', () => {
    const answer = figures(uri, 2, { problem });
    assert.equal(parts.nextPicture(answer, figures(uri, 1)), answer);
  });

  it('stays, with the problem, when a broken text can be drawn no more', () => {
    const shown = figures(uri, 1);
    assert.deepEqual(parts.nextPicture(figures(uri, 2, { problem, charts: [chart(0)] }), shown), { ...shown, problem });
  });

  it('stays when the total of a broken text is unknown', () => {
    const nothing = { ...unknownCell };
    const view = budget(nothing, nothing);
    const cells = Object.fromEntries(Object.keys(view.total.cells).map(measure => [measure, nothing])) as BudgetView['total']['cells'];
    const answer = figures(uri, 2, { problem, budgets: [{ ...view, total: { ...view.total, cells } }] });
    assert.equal(parts.nextPicture(answer, figures(uri, 1)).version, 1);
  });

  it("never is another file's", () => {
    const answer = figures(uri, 1, { problem, charts: [], budgets: [] });
    assert.equal(parts.nextPicture(answer, figures('file:///b.scale', 1)), answer);
  });

  it('comes back when the text is mended', () => {
    const kept = parts.nextPicture(figures(uri, 2, { problem, charts: [] }), figures(uri, 1));
    const mended = figures(uri, 3);
    assert.equal(parts.nextPicture(mended, kept), mended);
  });

  it('is told in the status bar by its hours, else by its cost, else not at all', () => {
    assert.equal(parts.totalText(budget()), '≈ 30M GPU-hours');
    assert.equal(parts.totalText(budget(undefined, unknownCell)), '≈ $60M');
    assert.equal(parts.totalText(budget(unknownCell, unknownCell)), undefined);
  });

  it('is told in a table that no name can break', () => {
    const table = parts.budgetTable({ ...budget(unknownCell), name: 'a|b [link](x)' });
    assert.match(table, /unknown, because price \\\| of \\`h100\\` is unknown/u);
    assert.match(table, /^\*\*a\\\|b \\\[link\\\]\\\(x\\\)\*\*/u);
    assert.doesNotMatch(table, /NaN|undefined/u);
    const rows = table
      .split('\n')
      .slice(2)
      .map(row => row.replaceAll('\\|', '').split('|').length);
    assert.deepEqual(new Set(rows), new Set([7]));
  });
});
