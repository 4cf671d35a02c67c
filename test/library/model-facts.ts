/**
 * What is published of the library's models, and what their sizes count to; models.test.ts compares both with the library, and with a count
 * tensor by tensor apart from the program.
 */

export interface ModelFacts {
  /** What the sizes count to. No model gives `params`. */
  readonly count: number;
  /** As published: to the last digit where it has more than six of them, else rounded. */
  readonly published: number;
  /** Why the published figure is further from the count than rounding goes. */
  readonly apart?: string;
  /** Of a mixture of experts: what one token meets, embeddings included. */
  readonly active?: number;
  readonly publishedActive?: number;
  readonly source: string;
}

/** In the order of the library's files. */
export const modelFacts: Readonly<Record<string, ModelFacts>> = {
  deepseek_v2: { count: 235_741_434_880, published: 236e9, active: 21_375_800_320, publishedActive: 21e9, source: 'arXiv 2405.04434' },
  deepseek_v3: {
    count: 671_026_419_200,
    published: 671e9,
    active: 37_552_297_472,
    publishedActive: 37e9,
    source: 'deepseek-ai/DeepSeek-V3 README',
  },
  kimi_k2: {
    count: 1_026_408_232_448,
    published: 1.04e12,
    apart: '1.3 % more than its configuration says',
    active: 32_861_500_928,
    publishedActive: 32e9,
    source: 'MoonshotAI/Kimi-K2',
  },
  gemma_2b: { count: 2_506_172_416, published: 2.506e9, source: 'storage.googleapis.com/deepmind-media/gemma/gemma-report.pdf' },
  gemma_7b: { count: 8_537_680_896, published: 8.538e9, source: 'storage.googleapis.com/deepmind-media/gemma/gemma-report.pdf' },
  gemma_2_9b: { count: 9_241_705_984, published: 9e9, source: 'storage.googleapis.com/deepmind-media/gemma/gemma-2-report.pdf' },
  gemma_2_27b: { count: 27_227_128_320, published: 27e9, source: 'storage.googleapis.com/deepmind-media/gemma/gemma-2-report.pdf' },
  gemma_3_12b: { count: 11_765_788_416, published: 12e9, source: 'storage.googleapis.com/deepmind-media/gemma/Gemma3Report.pdf' },
  gemma_3_27b: { count: 27_009_002_240, published: 27e9, source: 'storage.googleapis.com/deepmind-media/gemma/Gemma3Report.pdf' },
  palm_8b: { count: 8_632_143_872, published: 8.63e9, source: 'arXiv 2204.02311, table 1' },
  palm_540b: { count: 540_358_649_856, published: 540.35e9, apart: 'cut, not rounded', source: 'arXiv 2204.02311, table 1' },
  gopher_280b: { count: 279_699_800_064, published: 280e9, source: 'arXiv 2112.11446' },
  chinchilla_70b: { count: 70_056_681_472, published: 70e9, source: 'arXiv 2203.15556' },
  llama_7b: { count: 6_738_415_616, published: 6.7e9, source: 'arXiv 2302.13971, table 2' },
  llama_13b: { count: 13_015_864_320, published: 13e9, source: 'arXiv 2302.13971, table 2' },
  llama_33b: { count: 32_528_943_616, published: 32.5e9, source: 'arXiv 2302.13971, table 2' },
  llama_65b: { count: 65_285_660_672, published: 65.2e9, apart: 'cut, not rounded', source: 'arXiv 2302.13971, table 2' },
  llama_2_7b: { count: 6_738_415_616, published: 6_738_415_616, source: 'released weights, without the buffers of the rotary positions' },
  llama_2_13b: {
    count: 13_015_864_320,
    published: 13_015_864_320,
    source: 'released weights, without the buffers of the rotary positions',
  },
  llama_2_70b: {
    count: 68_976_648_192,
    published: 68_976_648_192,
    source: 'released weights, without the buffers of the rotary positions',
  },
  llama_3_8b: { count: 8_030_261_248, published: 8_030_261_248, source: 'same sizes as Llama 3.1 8B' },
  llama_3_70b: { count: 70_553_706_496, published: 70_553_706_496, source: 'same sizes as Llama 3.1 70B' },
  llama_3_1_8b: { count: 8_030_261_248, published: 8_030_261_248, source: 'released weights' },
  llama_3_1_70b: { count: 70_553_706_496, published: 70_553_706_496, source: 'released weights' },
  llama_3_1_405b: { count: 405_853_388_800, published: 405_853_388_800, source: 'released weights' },
  llama_3_2_1b: {
    count: 1_235_814_400,
    published: 1.23e9,
    apart: 'cut, not rounded',
    source: 'llama-models models/llama3_2/MODEL_CARD.md',
  },
  llama_3_2_3b: { count: 3_212_749_824, published: 3.21e9, source: 'llama-models models/llama3_2/MODEL_CARD.md' },
  llama_3_3_70b: { count: 70_553_706_496, published: 70_553_706_496, source: 'same sizes as Llama 3.1 70B' },
  llama_4_scout: {
    count: 107_769_861_120,
    published: 109e9,
    apart: 'with the encoder of images',
    active: 17_172_894_720,
    publishedActive: 17e9,
    source: 'llama-models models/llama4/MODEL_CARD.md',
  },
  llama_4_maverick: {
    count: 400_711_848_960,
    published: 400e9,
    active: 17_184_691_200,
    publishedActive: 17e9,
    source: 'llama-models models/llama4/MODEL_CARD.md',
  },
  mistral_7b: { count: 7_241_732_096, published: 7_241_732_096, source: 'counted from the same sizes a second time' },
  mistral_large_2: { count: 122_610_069_504, published: 123e9, source: 'mistral.ai/news/mistral-large-2407' },
  mixtral_8x7b: { count: 46_702_792_704, published: 46.7e9, active: 12_879_925_248, publishedActive: 12.9e9, source: 'mistral.ai/news' },
  mixtral_8x22b: { count: 140_620_634_112, published: 141e9, active: 39_152_031_744, publishedActive: 39e9, source: 'mistral.ai/news' },
  pythia_70m: { count: 70_426_624, published: 70_426_624, source: 'arXiv 2304.01373, table 1, plus two embeddings' },
  pythia_160m: { count: 162_322_944, published: 162_322_944, source: 'arXiv 2304.01373, table 1, plus two embeddings' },
  pythia_410m: { count: 405_334_016, published: 405_334_016, source: 'arXiv 2304.01373, table 1, plus two embeddings' },
  pythia_1b: { count: 1_011_781_632, published: 1_011_781_632, source: 'arXiv 2304.01373, table 1, plus two embeddings' },
  pythia_1_4b: { count: 1_414_647_808, published: 1_414_647_808, source: 'arXiv 2304.01373, table 1, plus two embeddings' },
  pythia_2_8b: { count: 2_775_208_960, published: 2_775_208_960, source: 'arXiv 2304.01373, table 1, plus two embeddings' },
  pythia_6_9b: { count: 6_857_302_016, published: 6_857_302_016, source: 'arXiv 2304.01373, table 1, plus two embeddings' },
  pythia_12b: { count: 11_846_072_320, published: 11_846_072_320, source: 'arXiv 2304.01373, table 1, plus two embeddings' },
  olmo_2_7b: { count: 7_298_617_344, published: 7.3e9, source: 'arXiv 2501.00656' },
  olmo_2_13b: { count: 13_716_198_400, published: 13.7e9, source: 'arXiv 2501.00656' },
  smollm2_1_7b: { count: 1_711_376_384, published: 1.71e9, source: 'huggingface.co/HuggingFaceTB/SmolLM2-1.7B' },
  smollm3_3b: { count: 3_075_098_624, published: 3_075_098_624, source: 'released weights' },
  tinyllama_1_1b: { count: 1_100_048_384, published: 1.1e9, source: 'jzhang38/TinyLlama README' },
  phi_3_mini: { count: 3_821_079_552, published: 3.8e9, source: 'arXiv 2404.14219' },
  phi_4: { count: 14_659_507_200, published: 14e9, apart: 'cut, not rounded', source: 'arXiv 2412.08905' },
  falcon_7b: { count: 6_921_720_704, published: 7e9, source: 'arXiv 2311.16867' },
  falcon_180b: { count: 178_557_088_768, published: 180e9, source: 'arXiv 2311.16867' },
  gpt_3: { count: 174_604_259_328, published: 174.6e9, source: 'arXiv 2005.14165, table D.1' },
  gpt_oss_20b: {
    count: 20_914_757_184,
    published: 20_914_757_184,
    active: 4_187_440_704,
    publishedActive: 3.61e9,
    source: 'released weights',
  },
  gpt_oss_120b: {
    count: 116_829_156_672,
    published: 116_829_156_672,
    active: 5_711_982_912,
    publishedActive: 5.13e9,
    source: 'released weights',
  },
  mt_nlg_530b: { count: 529_600_819_200, published: 529.6e9, source: 'arXiv 2104.04473, table 1' },
  bloomberg_gpt_50b: { count: 50_558_868_480, published: 50_558_868_480, source: 'arXiv 2303.17564, appendix A' },
  qwen2_5_7b: { count: 7_615_616_512, published: 7.61e9, apart: 'cut, not rounded', source: 'qwenlm.github.io/blog/qwen2.5' },
  qwen2_5_32b: {
    count: 32_763_876_352,
    published: 32.5e9,
    apart: '0.8 % less than its configuration says',
    source: 'qwenlm.github.io/blog/qwen2.5',
  },
  qwen2_5_72b: { count: 72_706_203_648, published: 72.7e9, source: 'qwenlm.github.io/blog/qwen2.5' },
  qwen3_0_6b: { count: 596_049_920, published: 600e6, source: 'qwenlm.github.io/blog/qwen3' },
  qwen3_8b: { count: 8_190_735_360, published: 8.2e9, source: 'qwenlm.github.io/blog/qwen3' },
  qwen3_32b: { count: 32_762_123_264, published: 32.8e9, source: 'qwenlm.github.io/blog/qwen3' },
  qwen3_30b_a3b: {
    count: 30_532_122_624,
    published: 30.5e9,
    active: 3_353_032_704,
    publishedActive: 3.3e9,
    source: 'qwenlm.github.io/blog/qwen3',
  },
  qwen3_235b_a22b: {
    count: 235_093_634_560,
    published: 235e9,
    active: 22_190_763_520,
    publishedActive: 22e9,
    source: 'qwenlm.github.io/blog/qwen3',
  },
};
