import { synthesizeFolder, type Synthesized, type SynthesizeOptions } from './synthesis/synthesize.js';

/** What a thread does. */
export async function work(): Promise<void> {
  const workers = await import('./synthesis/workers.js');
  await workers.work();
}

/** Reads the environment in a folder and writes its stacks. What `promontory synth` calls. */
export function synthesize(folder: string, options: Omit<SynthesizeOptions, 'env'>): Promise<Synthesized> {
  return synthesizeFolder(folder, { ...options, env: process.env });
}

/**
 * The app of every environment's cdktf.json: synthesises the environment in the working directory. Ends with 2, and
 * writes nothing, when the environment is not valid.
 *
 * @param worker - The file that begins a thread of this app.
 */
export async function main(worker?: string): Promise<void> {
  const { status, messages } = await synthesize(process.cwd(), { worker });
  process.stderr.write(messages);
  process.exitCode = status;
}
