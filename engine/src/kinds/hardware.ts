/** `hardware`: a chip, or a pool of them, with what it draws and costs. Figures are per accelerator. */
import type { Condition, KindSpec } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { both, byDefault, derived, estimate, given, identity, provenance } from './define.js';
import { efficiencyDefaults, efficiencyFormulas, efficiencyProperties } from './efficiency.js';
import {
  accelerators,
  byteRate,
  bytes,
  bytesPerGpu,
  carbonIntensity,
  date,
  days,
  electricityPrice,
  factor,
  flopRate,
  gpuHourPrice,
  moneyPerGpu,
  poolFlopRate,
  positive,
  power,
  powerPerGpu,
  powerUsage,
  share,
  text,
  workingShare,
} from './quantities.js';

const peaks = (['bf16', 'fp16', 'fp8', 'int8', 'fp4', 'int4', 'tf32', 'fp32'] as const).map(format =>
  given(`peak.${format}`, positive(flopRate), `Dense peak in ${format}, per accelerator.`, {
    example: '989 TFLOP/s',
    headline: format === 'bf16',
  }),
);

const straightLine = 'straight-line depreciation; electricity at the wall';

/**
 * Per accelerator with its share of the server: 330 W at a V100 of 300 W; at an H100 of 700 W an eighth of 8.4 kW at most, and of 76 % of
 * the rated 10.2 kW in hard work. How much of that the chip draws itself none of them says.
 */
const measuredServers = 'arXiv 2104.10350, table 4 (V100); abstracts of arXiv 2412.08602 and 2506.14551 (H100)';

/**
 * Chips of the library with a link between whole servers, cards for slots apart: from an A100 (5 to 7) and an H100 (7) to an MI355X (15).
 */
const linksOfServers =
  'an assumption: chips of data centres have between a fourth (Trainium) and a fifteenth (MI355X) of their memory bandwidth';
const networksOfServers = 'an assumption: servers of A100, H100 and B300 have between a ninth and a twelfth of their link between chips';

/** Of a chip that nobody prices, what would help. */
const noPrice = (reader: Reader): Value => ({
  kind: 'unknown',
  because: reader.self.library
    ? `the library has no price of ${reader.self.name}; give \`price\``
    : `no price of ${reader.self.name} is known; give \`price\` or \`purchase_price\``,
});

const noPower = 'neither the draw nor the design power is known; give `gpu_power` or `tdp`';

/** The two factors are asked for only where no draw is given and there is a design power to take them of. */
const unmeasured: readonly Condition[] = [
  { path: 'gpu_power', known: false },
  { path: 'tdp', not: [] },
];

export const hardware: KindSpec = {
  name: 'hardware',
  doc: 'An accelerator or a pool of them: speed, memory, links, power, price.',
  phase: false,
  properties: [
    ...peaks,
    given('matmul_efficiency', positive(share), 'Largest share of the dense bf16 peak that a large matrix product reaches.', {
      example: '80.3%',
    }),
    given('memory', positive(bytesPerGpu), 'Memory per accelerator.', { example: '80 GB', headline: true }),
    given('memory_bandwidth', positive(byteRate), 'Memory bandwidth per accelerator.', { example: '3.35 TB/s', headline: true }),
    given('interconnect', positive(byteRate), 'Scale-up link per accelerator and direction.', { example: '450 GB/s' }),
    given('network', positive(byteRate), 'Scale-out link per accelerator and direction.', { example: '400 Gbit/s' }),
    given('gpus_per_node', accelerators, 'Accelerators of a node: the scale-up domain.', { example: '8' }),
    given('tdp', positive(powerPerGpu), 'Design power of the chip.', { example: '700 W' }),
    given('power_factor', factor, 'Average draw of the chip while it works, over its design power.', { example: '0.7 to 1.0' }),
    given('host_overhead', factor, 'Processors, memory, network and fans of the server, over the draw of its chips.', {
      example: '30% to 75%',
    }),
    both('gpu_power', powerPerGpu, 'Average draw of an accelerator with its share of the server, before PUE.', { example: '800 W' }),
    both('price', gpuHourPrice, 'Rental, or full cost of an own accelerator.', { example: '$2 to $3/GPU-hour', headline: true }),
    given('purchase_price', moneyPerGpu, 'Buying one accelerator; gives `price` where nothing else does.', { example: '$30k' }),
    given('capital_overhead', factor, 'Servers, network and building, as a multiple of the purchase price.', { example: '1.3 to 1.8' }),
    given('lifetime', positive(days), 'Time over which a purchase is written off; every hour of it counts as used.', {
      example: '4 to 6 years',
    }),
    given('electricity', electricityPrice, 'Price of electricity; added to a price that comes from a purchase only.', {
      example: '$0.08/kWh',
    }),
    given('released', date, 'First delivery; a run that starts earlier is doubtful.', { example: '2022-10-01' }),
    given('count', accelerators, 'Accelerators of the pool; `h100 * 16k` is the same.', { example: '16_384', headline: true }),
    given('goodput', workingShare, 'Allocated time that makes progress: no restarts, no waiting, no lost steps.', {
      example: '90% to 96%',
      headline: true,
    }),
    given('pue', powerUsage, 'Facility power over IT power.', { example: '1.1 to 1.3' }),
    given('grid', carbonIntensity, 'Carbon intensity of the electricity.', { example: '0.35 kgCO2/kWh' }),
    given('tag', text, 'Word in tagged accelerator hours: `"H100"` for H100-hours.', { example: '"H100"' }),
    given('generation', text, 'Family of accelerators that share their efficiencies, such as `"hopper"`; `from` inherits it.', {
      example: '"hopper"',
    }),
    derived('power', power, 'Draw of the whole pool at the wall.', { headline: true }),
    derived('peak_total', poolFlopRate, 'Dense bf16 peak of the pool.'),
    derived('memory_total', bytes, 'Memory of the pool.'),
    ...efficiencyProperties,
    ...provenance,
  ],
  formulas: [
    identity('gpu_power', 'tdp * power_factor * (1 + host_overhead)'),
    identity('gpu_power', 'the design power of the chip', {
      needs: ['tdp'],
      compute: reader => (reader.number('tdp') === undefined ? { kind: 'unknown', because: noPower } : undefined),
    }),
    identity('power', 'count * gpu_power * pue'),
    identity('peak_total', 'count * peak.bf16'),
    identity('memory_total', 'count * memory'),
    estimate('price', 'purchase_price * capital_overhead / lifetime + gpu_power * pue * electricity', { source: straightLine }),
    estimate('price', 'purchase_price * capital_overhead / lifetime', {
      when: [{ path: 'electricity', known: false }],
      source: straightLine,
      assumption: 'electricity is not priced',
    }),
    estimate('price', 'what the library or a purchase says', {
      when: [{ path: 'purchase_price', known: false }],
      needs: ['purchase_price'],
      compute: noPrice,
    }),
    ...efficiencyFormulas,
  ],
  defaults: [
    byDefault('gpus_per_node', '8', 'the usual server holds eight'),
    byDefault('interconnect', 'memory_bandwidth / (4 to 15)', linksOfServers, { source: 'chips of the library that have both' }),
    byDefault('network', 'interconnect / (9 to 12)', networksOfServers, { source: 'chips of the library that have both' }),
    byDefault(
      'power_factor',
      '0.7 to 1.0',
      'an assumption about the chip; whole servers were measured at 1.1 to 1.5 times the design power of their chips',
      {
        when: unmeasured,
        source: measuredServers,
      },
    ),
    byDefault(
      'host_overhead',
      '30% to 75%',
      'an assumption about the server: on top of power_factor it spans what was measured of whole ones',
      { when: unmeasured },
    ),
    byDefault('capital_overhead', '1.3 to 1.8', 'an assumption without a published source: servers, network and building', {
      when: [{ path: 'purchase_price', not: [] }],
    }),
    byDefault('lifetime', '4 to 6 years', 'an assumption without a published source', { when: [{ path: 'purchase_price', not: [] }] }),
    byDefault(
      'goodput',
      '65% to 95%',
      'what published runs imply against their step-time figures: PaLM 0.66, BLOOM 0.64, Llama 3.1 405B 0.84, Gopher 0.93',
      {
        source: 'same-run ratios of implied to published MFU',
      },
    ),
    byDefault('pue', '1.1 to 1.4', 'an assumption without a published source: published sites span 1.08 to 1.2, the average is higher'),
    ...efficiencyDefaults,
  ],
  snippet: 'hardware ${1:name} from ${2:h100} {\n  count: ${3:16_384} GPUs\n  price: ${4:\\$2 to \\$3/GPU-hour}\n}',
};
