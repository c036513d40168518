import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server as Listener } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type handleUnaryCall, Server, ServerCredentials, status } from '@grpc/grpc-js';
import { decodeMessage, encodeMessage } from './messages.js';

/** Answers one kind of call. */
export type Handler = (request: Record<string, unknown>) => object;

/** What a provider answers, by the name of the call. */
export type Handlers = { readonly [Call in keyof typeof CALLS]: Handler };

/** The calls of `tfplugin6.Provider`, with the messages of question and answer. */
const CALLS = {
  GetProviderSchema: ['Empty', 'SchemaResponse'],
  ValidateProviderConfig: ['ProviderConfigRequest', 'ProviderValidated'],
  ValidateResourceConfig: ['TypeConfigRequest', 'DiagnosticsResponse'],
  ValidateDataResourceConfig: ['TypeConfigRequest', 'DiagnosticsResponse'],
  UpgradeResourceState: ['UpgradeRequest', 'UpgradeResponse'],
  ConfigureProvider: ['ConfigureRequest', 'DiagnosticsResponse'],
  ReadResource: ['ReadRequest', 'ReadResponse'],
  PlanResourceChange: ['PlanRequest', 'PlanResponse'],
  ApplyResourceChange: ['ApplyRequest', 'ApplyResponse'],
  ImportResourceState: ['ImportRequest', 'ImportResponse'],
  ReadDataSource: ['TypeConfigRequest', 'ReadDataResponse'],
  StopProvider: ['Empty', 'StopResponse'],
} as const;

/**
 * Listens on a socket that the present user alone can reach. Each connection is one instance of the provider, as each
 * process is with a provider that is a program: two configurations of one provider (an alias) never meet.
 */
export class ProviderSocket {
  static async open(name: string, instance: () => Handlers): Promise<ProviderSocket> {
    const folder = mkdtempSync(join(tmpdir(), `promontory-${name}-`));
    const path = join(folder, `${randomBytes(4).toString('hex')}.sock`);
    const servers = new Set<Server>();
    const listener = createServer((socket) => {
      const server = serverOf(instance());
      servers.add(server);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        servers.delete(server);
        server.forceShutdown();
      });
      server.createConnectionInjector(ServerCredentials.createInsecure()).injectConnection(socket);
    });
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject);
      listener.listen(path, resolve);
    });
    chmodSync(folder, 0o700);
    return new ProviderSocket(folder, path, listener, servers);
  }

  private constructor(
    private readonly folder: string,
    readonly path: string,
    private readonly listener: Listener,
    private readonly servers: Set<Server>,
  ) {}

  close(): void {
    this.listener.close();
    for (const server of this.servers) server.forceShutdown();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function serverOf(handlers: Handlers): Server {
  // Schemas and states are larger than what gRPC takes unasked.
  const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  for (const [call, [asked, answered]] of Object.entries(CALLS)) {
    const path = `/tfplugin6.Provider/${call}`;
    const handle: handleUnaryCall<Record<string, unknown>, object> = ({ request }, answer) => {
      try {
        answer(null, handlers[call as keyof Handlers](request));
      } catch (error) {
        answer({ code: status.INTERNAL, details: error instanceof Error ? error.message : String(error) });
      }
    };
    server.register(
      path,
      handle,
      (value: object) => encodeMessage(answered, value),
      (bytes: Buffer) => decodeMessage(asked, bytes),
      'unary',
    );
  }
  return server;
}
