/** A smaller batch as a repair. */
import type { Fix } from '../../diagnostic.js';
import type { BatchRepair } from '../../schema/serving-problem.js';

export const repairOfBatch = ({ batch, edit, isNew }: BatchRepair): Fix => ({
  title: `${isNew ? 'Add' : 'Write'} \`batch: ${batch}\``,
  edits: [{ ...edit, text: isNew ? `, batch: ${batch}` : String(batch) }],
});
