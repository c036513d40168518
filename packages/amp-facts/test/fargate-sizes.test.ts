import { COLLECTOR_TASK_SIZE, fargateSizeProblem } from '../src/index.js';

test.each([COLLECTOR_TASK_SIZE, { cpu: 256, memory: 512 }, { cpu: 1024, memory: 8192 }, { cpu: 8192, memory: 20_480 }])(
  'Fargate has %j',
  (size) => expect(fargateSizeProblem(size)).toBeUndefined(),
);

test.each([
  [{ cpu: 300, memory: 512 }, 'cpu of 256, 512, 1024, 2048, 4096, 8192, 16384'],
  [{ cpu: 512, memory: 512 }, 'memory from 1024 to 4096 in steps of 1024, for cpu 512'],
  [{ cpu: 512, memory: 5120 }, 'memory from 1024 to 4096 in steps of 1024, for cpu 512'],
  [{ cpu: 8192, memory: 17_408 }, 'memory from 16384 to 61440 in steps of 4096, for cpu 8192'],
])('Fargate has not %j', (size, expected) => expect(fargateSizeProblem(size)).toBe(expected));
