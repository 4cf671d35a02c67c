/**
 * Accelerators of the measured runs: dense peaks, memory, links of a node, and the network that the source names. Figures of the makers'
 * data sheets.
 */
const gb = 1e9;

/** A100 of 40 or 80 GB. `network` is GB a second for each accelerator in one direction. */
const a100 = (network, memory = 80) => ({
  generation: 'ampere',
  matmulPeak: 312e12,
  peak: 312e12,
  memoryBytes: memory * gb,
  memoryBandwidth: memory === 40 ? 1555 * gb : 2039 * gb,
  linkBandwidth: 300 * gb,
  nodeSize: 8,
  networkBandwidth: network * gb,
});

const h100 = matmul => ({
  generation: 'hopper',
  matmulPeak: matmul === 'fp8' ? 1978.9e12 : 989.4e12,
  peak: 989.4e12,
  memoryBytes: 80 * gb,
  memoryBandwidth: 3350 * gb,
  linkBandwidth: 450 * gb,
  nodeSize: 8,
  networkBandwidth: 50 * gb,
});

/** An H100 with links of 200 GB a second. */
const h800 = matmul => ({ ...h100(matmul), linkBandwidth: 200 * gb });

export const chips = { a100, h100, h800 };
