import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Agent } from './agent.js';
import { agentConfiguration } from './agent-configuration.js';
import { AwsHosts } from './aws-hosts.js';
import { close, listen } from './http.js';
import { Receiver } from './receiver.js';
import { Sts } from './sts.js';
import { METRIC, Target } from './target.js';

export const [NEAR, FAR] = ['eu-west-1', 'us-east-1'] as const;
const [OWN_ACCOUNT, OTHER_ACCOUNT] = ['111122223333', '444455556666'];
export const WRITER = `arn:aws:iam::${OWN_ACCOUNT}:role/dev-1-prometheus-writer`;
export const FAR_WRITER = `arn:aws:iam::${OTHER_ACCOUNT}:role/writer`;
const TOKEN = 'the token of a service account';

/** How the pod gets its credentials. */
export type Identity = 'irsa' | 'pod-identity';

/** One agent that writes to its own Region and account, and to another of both. */
export class World {
  readonly sts = new Sts(TOKEN, WRITER, { [FAR_WRITER]: { by: WRITER, externalId: 'dev-1' } });
  readonly near = new Receiver(METRIC, NEAR, WRITER, this.sts);
  readonly far = new Receiver(METRIC, FAR, FAR_WRITER, this.sts);
  readonly target = new Target();
  private readonly folder = mkdtempSync(join(tmpdir(), 'promontory-writers-'));
  readonly hosts = new AwsHosts(this.folder, [NEAR, FAR], this.sts.listener);
  private podIdentity: Server | undefined;
  private running: Agent | undefined;

  get agent(): Agent {
    if (this.running === undefined) throw new Error('the world was not started');
    return this.running;
  }

  async start(identity: Identity): Promise<void> {
    const proxy = await this.hosts.start();
    const [near, far] = [await this.near.start(), await this.far.start()];
    const configuration = agentConfiguration(await this.target.start(), [
      { name: 'near', region: NEAR, account: OWN_ACCOUNT, endpoint: near },
      {
        name: 'far',
        region: FAR,
        account: OTHER_ACCOUNT,
        endpoint: far,
        assumeRoleArn: FAR_WRITER,
        externalId: 'dev-1',
      },
    ]);
    const token = join(this.folder, 'token');
    writeFileSync(token, TOKEN);
    const environment = {
      // As EKS sets them in every pod that has a role.
      AWS_REGION: NEAR,
      AWS_STS_REGIONAL_ENDPOINTS: 'regional',
      ...(identity === 'irsa'
        ? { AWS_ROLE_ARN: WRITER, AWS_WEB_IDENTITY_TOKEN_FILE: token }
        : {
            AWS_CONTAINER_CREDENTIALS_FULL_URI: await this.startPodIdentity(),
            AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: token,
          }),
      HTTPS_PROXY: proxy,
      SSL_CERT_FILE: this.hosts.authority,
      HOME: this.folder,
    };
    this.running = new Agent(this.folder, environment, configuration);
    this.running.start();
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    await Promise.all([this.near.stop(), this.far.stop(), this.hosts.stop(), this.target.stop()]);
    if (this.podIdentity !== undefined) await close(this.podIdentity);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Waits until something holds; says what did not, with the log of the agent. */
  async until(what: string, holds: () => boolean, seconds = 40): Promise<void> {
    for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
      if (holds()) return;
      await wait(100);
    }
    throw new Error(`not within ${seconds} s: ${what}\n${this.running?.log ?? ''}`);
  }

  /** The agent of Pod Identity: it is on the node, so no Region can take it away. */
  private async startPodIdentity(): Promise<string> {
    this.podIdentity = createServer(({ headers }, response) => {
      const {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: Token,
      } = this.sts.issue(WRITER);
      const Expiration = new Date(Date.now() + 3_600_000).toISOString();
      const isTrusted = headers.authorization === TOKEN;
      response.writeHead(isTrusted ? 200 : 403, { 'content-type': 'application/json' });
      response.end(isTrusted ? JSON.stringify({ AccessKeyId, SecretAccessKey, Token, Expiration }) : '{}');
    });
    return `http://127.0.0.1:${await listen(this.podIdentity)}/v1/credentials`;
  }
}

/** The counts that a receiver lacks, of those up to a number. */
export function missing(receiver: Receiver, upTo: number): number[] {
  const taken = new Set(receiver.taken.values());
  return Array.from({ length: upTo }, (_, index) => index + 1).filter((count) => !taken.has(count));
}
