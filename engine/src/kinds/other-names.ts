/**
 * What people call the kinds and properties of the vocabulary in other places: config files, papers, Chinese. Never accepted in a file,
 * always answered with the name of the language; the tables hold those that no spelling mistake would explain.
 */
import type { KindSpec, PropertySpec } from '../schema/types.js';

const split = (names: string): readonly string[] => names.split(' ');

const ofKinds: Readonly<Record<string, readonly string[]>> = {
  model: split('models llm architecture transformer 模型 大模型'),
  data: split('dataset datasets corpus 数据 数据集 语料'),
  hardware: split('cluster gpu gpus accelerator chip machine 硬件 集群 芯片 显卡'),
  pretrain: split('training train pretraining pre_training learning 预训练 训练'),
  posttrain: split('finetune fine_tune finetuning fine_tuning posttraining post_training alignment 后训练 微调 对齐'),
  testtime: split('inference serving serve deploy deployment test_time inference_time 推理 测试时 测试时计算 部署 服务'),
  budget: split('project total 预算 总预算'),
  law: split('scaling_law 定律 规模定律 缩放定律 扩展定律'),
  benchmark: split('eval evaluation 基准 评测'),
  scenario: split('what_if variant 场景 情景 方案'),
  sweep: split('grid grid_search 扫描 网格'),
};

/** By path, for every kind that has it. */
const ofProperties: Readonly<Record<string, readonly string[]>> = {
  // model
  params: split('parameters num_params n_params num_parameters parameter_count model_size size 参数 参数量'),
  active_params: split('active_parameters activated_params activated_parameters 激活参数 激活参数量'),
  layers: split('num_layers n_layers num_hidden_layers n_layer depth 层数'),
  hidden_size: split('hidden d_model hidden_dim model_dim embedding_dim width n_embd 隐藏维度'),
  heads: split('num_heads n_heads n_head num_attention_heads attention_heads 头数 注意力头数'),
  kv_heads: split('num_key_value_heads num_kv_heads n_kv_heads'),
  intermediate_size: split('ffn mlp feed_forward d_ff ffn_dim ffn_size ffn_width ffn_hidden ffn_hidden_size intermediate'),
  vocab_size: split('vocab vocabulary vocabulary_size 词表 词表大小'),
  context: split('context_length context_window max_position_embeddings max_seq_len 上下文 上下文长度'),
  experts: split('num_experts n_experts n_routed_experts num_local_experts 专家数'),
  experts_per_token: split('num_experts_per_tok experts_per_tok top_k'),
  shared_experts: split('n_shared_experts num_shared_experts'),
  expert_size: split('moe_intermediate_size'),
  precision: split('dtype torch_dtype number_format 精度'),
  tied_embeddings: split('tie_word_embeddings'),
  // data
  tokens: split('num_tokens n_tokens token_count training_tokens 词元 词元数 训练词元'),
  epochs: split('passes num_epochs 轮数 训练轮数'),
  mixture: split('mix composition 配比 混合'),
  // hardware
  memory: split('vram hbm gpu_memory 显存 内存'),
  memory_bandwidth: split('bandwidth hbm_bandwidth 带宽 显存带宽'),
  interconnect: split('nvlink scale_up'),
  network: split('infiniband scale_out 网络'),
  gpus_per_node: split('node_size gpus_per_server'),
  tdp: split('chip_power'),
  count: split('gpus gpu_count num_gpus n_gpus chips num_chips accelerators cards world_size 数量 卡数'),
  goodput: split('uptime availability'),
  grid: split('carbon_intensity 碳强度'),
  // phases
  model: split('llm 模型'),
  data: split('dataset corpus 数据 数据集'),
  law: split('scaling_law 定律'),
  hardware: split('cluster gpu accelerator 硬件 集群'),
  benchmark: split('eval evaluation 基准'),
  mfu: split('model_flops_utilization flops_utilization 算力利用率'),
  flop: split('flops compute total_flops training_flops 算力 计算量'),
  gpu_hours: split('hours gpuhours chip_hours accelerator_hours card_hours 卡时 机时 GPU小时'),
  days: split('duration time wall_time 天数 时长 训练天数'),
  start: split('start_date begin begins 开始 开始日期'),
  finish: split('end end_date 结束 结束日期'),
  deadline: split('due due_date 截止 截止日期'),
  price: split('rate hourly_rate price_per_hour gpu_price 价格 单价'),
  cost: split('costs expense total_cost 成本 费用 花费'),
  energy: split('power_consumption 能耗 电量 耗电'),
  co2: split('carbon emissions 碳排放'),
  power: split('功率'),
  loss: split('损失'),
  accuracy: split('score 准确率'),
  batch: split('batch_size global_batch_size global_batch 批大小 批量'),
  seq_len: split('sequence_length seq_length sequence_len context context_length 序列长度'),
  steps: split('num_steps train_steps iterations 步数'),
  experiments: split('ablations trials 实验'),
  checkpoint: split('base base_model start_from student 检查点'),
  method: split('algorithm technique 方法'),
  'parallelism.tp': split('tp tensor tensor_parallel tensor_parallelism tensor_parallel_size'),
  'parallelism.pp': split('pp pipeline pipeline_parallel pipeline_parallelism pipeline_parallel_size'),
  'parallelism.cp': split('cp context_parallel context_parallelism'),
  'parallelism.ep': split('ep expert experts expert_parallel expert_parallelism'),
  'parallelism.dp': split('dp data replicas data_parallel data_parallelism'),
  'parallelism.zero': split('zero zero_stage fsdp sharding'),
  'parallelism.micro_batch': split('micro_batch micro_batch_size'),
  // test time
  users: split('user_count dau 用户 用户数'),
  usage: split('queries_per_user 用量'),
  queries: split('requests traffic 查询 请求 请求量'),
  prompt_tokens: split('input_tokens prompt_length 输入词元'),
  output_tokens: split('completion_tokens generated_tokens response_tokens 输出词元'),
  thinking: split('thinking_tokens reasoning_tokens 思考'),
  strategy: split('decoding 策略'),
  utilization: split('load_factor 利用率'),
  latency_target: split('slo'),
  latency: split('延迟'),
  // budget
  phases: split('stages 阶段'),
  horizon: split('period 期限'),
  limit: split('cap ceiling 上限 预算 总额'),
};

/** Groups have no value of their own, and so no property that could carry their other names. */
const ofGroups: Readonly<Record<string, readonly string[]>> = {
  parallelism: split('layout parallel sharding topology 并行 并行策略'),
  hard_query: split('hard hard_queries difficult 难题'),
  efficiency: split('efficiencies'),
  peak: split('peak_flops flops_per_second 峰值'),
};

const withNames = (property: PropertySpec): PropertySpec => {
  const names = ofProperties[property.path];
  return names === undefined ? property : { ...property, alsoCalled: names };
};

/** The kind with the other names of itself and its properties. */
export const withOtherNames = (kind: KindSpec): KindSpec => ({
  ...kind,
  alsoCalled: ofKinds[kind.name] ?? [],
  groupsAlsoCalled: ofGroups,
  properties: kind.properties.map(withNames),
});

/** Every path the table knows, so that a test can tell one that is no property. */
export const pathsWithOtherNames: readonly string[] = Object.keys(ofProperties);
