import type { AdotImage, CollectorQueue, MemoryLimiter } from '@promontory/adot';
import type { HostProps } from '../host-props.js';

/** What every collector on ECS is made of. */
export interface CommonEcsProps {
  /** The ARN of the ECS cluster: `arn:aws:ecs:…:cluster/shop`. */
  readonly clusterArn: string;
  /** Whether CPU, memory, network and storage of the collector's own task are written, as `ecs_task_…`. @default true */
  readonly taskMetrics?: boolean;
  /** @default - 500 batches, 5 requests at once, tried for 15 minutes */
  readonly queue?: CollectorQueue;
  /** @default - refuses samples at 80 percent of the memory limit, less 25 for what comes in between two looks */
  readonly memoryLimiter?: MemoryLimiter;
  /** Whether the collector scrapes its own metrics, as job `adot-collector`. @default true */
  readonly selfMetrics?: boolean;
  /** Whether a summary of every batch is logged. @default false */
  readonly debug?: boolean;
  /** Of the task, as Fargate knows it: 1024 is one core, memory in MiB. @default - 512 and 1024 */
  readonly size?: { readonly cpu: number; readonly memory: number };
  /** @default 'X86_64' */
  readonly architecture?: 'X86_64' | 'ARM64';
  /** Of the collector. A repository without internet is a mirror in ECR. @default - the catalogue's */
  readonly image?: AdotImage;
  /** Days until a log event is deleted. @default 30 */
  readonly logRetentionDays?: number;
  /** For the logs. @default - CloudWatch Logs encrypts with a key of its own */
  readonly kmsKeyArn?: string;
}

/** What a collector on ECS is made of. */
export type EcsProps = HostProps & CommonEcsProps;
