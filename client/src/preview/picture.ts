/** Which picture a panel shows next. Half-typed text must not take away the picture its writer works with. */
import type { PreviewData } from '../../../server/src/protocol.js';

/**
 * The data to show for a new answer: usually the answer itself. When the text has an error and less can be drawn of it than
 * before, the former picture stays; it takes over the problem, so that the page dims it and links to the line.
 */
export function nextPicture(answer: PreviewData, shown: PreviewData | undefined): PreviewData {
  if (answer.problem === undefined || shown?.uri !== answer.uri) return answer;
  return drawable(answer) < drawable(shown) ? { ...shown, problem: answer.problem } : answer;
}

/** How many pictures have something in them. */
function drawable({ charts, budgets }: PreviewData): number {
  const curves = charts.filter(chart => chart.curves.length > 0).length;
  const tables = budgets.filter(({ total }) => Object.values(total.cells).some(({ range }) => range !== null)).length;
  return curves + tables;
}
