import { setTimeout as sleep } from 'node:timers/promises';
import { createHandler } from './handler.js';

/** The function was deployed without something that it needs. */
class MissingVariable extends Error {
  constructor(name: string) {
    super(
      `MetricStreamVariable: got no environment variable ${name}, expected the one that the construct sets; deploy the function again`,
    );
    this.name = 'MissingVariable';
  }
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new MissingVariable(name);
  return value;
}

/**
 * What Lambda calls. Credentials are read once: they last as long as this process does, and Lambda starts a new one with
 * new ones.
 */
export const handler = createHandler({
  url: variable('REMOTE_WRITE_URL'),
  region: variable('WORKSPACE_REGION'),
  credentials: {
    accessKeyId: variable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
    sessionToken: process.env['AWS_SESSION_TOKEN'],
  },
  fetch,
  now: Date.now,
  sleep: async (milliseconds) => {
    await sleep(milliseconds);
  },
  random: Math.random,
  // Not console.log: Lambda would put text before the line, and metric filters could no longer read it as JSON.
  log: (line) => process.stdout.write(`${line}\n`),
});
