/** Memory in MiB that Fargate has for each CPU (ECS developer guide, "Fargate task sizes", 2026-07). */
const MEMORY: Readonly<Record<number, readonly [least: number, most: number, step: number]>> = {
  256: [512, 2048, 512],
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16_384, 1024],
  4096: [8192, 30_720, 1024],
  8192: [16_384, 61_440, 4096],
  16384: [32_768, 122_880, 8192],
};

/** The size of a collector's task unless somebody says otherwise. */
export const COLLECTOR_TASK_SIZE = { cpu: 512, memory: 1024 } as const;

/** The size of a task on Fargate. */
export interface FargateSize {
  /** 1024 is one core. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
}

/** What Fargate has instead of a size that it has not; undefined for one that it has. */
export function fargateSizeProblem({ cpu, memory }: FargateSize): string | undefined {
  const bounds = MEMORY[cpu];
  if (bounds === undefined) return `cpu of ${Object.keys(MEMORY).join(', ')}`;
  const [least, most, step] = bounds;
  if (memory >= least && memory <= most && memory % step === 0) return undefined;
  return `memory from ${least} to ${most} in steps of ${step}, for cpu ${cpu}`;
}
