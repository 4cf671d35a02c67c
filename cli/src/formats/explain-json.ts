/** `scale-explain/1`: a value with everything it was computed from, nested. */
import type { AnalyzedPlan } from '../analyze-plan.js';
import type { Derivation } from '../report/derivation.js';
import { jsonValue } from './estimate-value.js';
import { jsonText } from './json.js';

export function explainJson({ plan, analysis }: AnalyzedPlan, derivation: Derivation, version: string): string {
  const { library, settings } = analysis.input;
  return jsonText({
    schema: 'scale-explain/1',
    version,
    library: library.version,
    file: plan.shown,
    seed: settings.seed,
    samples: settings.samples,
    value: jsonNode(derivation),
  });
}

/**
 * The fields of a value in `scale-estimate/1`, with whole nodes as inputs. A node explained further up, or whose inputs all are, has
 * `above` and no inputs of its own.
 */
function jsonNode({ name, path, estimate, inputs, above }: Derivation): object {
  return { name, path, ...jsonValue(estimate), formulaKind: estimate.formulaKind, above, inputs: inputs.map(jsonNode) };
}
