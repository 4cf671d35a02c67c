/** SC035: Import that cannot be read */
import { check } from '../check.js';

const reasons: Readonly<Record<'missing' | 'outside' | 'unreadable' | 'too-large' | 'circular', (path: string) => string>> = {
  missing: path => `There is no file \`${path}\` beside this one. Check the path; it is relative to this file.`,
  outside: path => `\`${path}\` lies outside the folder that may be read. Move it inside, or open the folder above as the workspace.`,
  unreadable: path => `\`${path}\` cannot be read as text. Check that it is a file you may read.`,
  'too-large': path => `\`${path}\` is too large for a plan. Import a smaller file.`,
  circular: path => `\`${path}\` imports this file back. Move what both need into a third file.`,
};

export const importProblem = check('import-problem', {
  code: 'SC035',
  severity: 'error',
  title: 'Import that cannot be read',
  cause: 'The imported file is missing, outside the workspace, unreadable, too large, or imports this file back.',
  remedy: 'Follow the message.',
  example: 'import "nowhere.scale"',
  describe: problem => ({ message: `${reasons[problem.reason](problem.path)}${problem.detail === '' ? '' : ` (${problem.detail})`}` }),
});
