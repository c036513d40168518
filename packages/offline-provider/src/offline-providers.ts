import { remembered } from '@promontory/vocabulary';
import { assertedBy } from './data/asserted.js';
import { OfflineError } from './offline-error.js';
import { ProviderSocket } from './protocol/server.js';
import { Session } from './provider/session.js';
import { Bindings } from './schema/bindings.js';
import { providerSchema } from './schema/provider-schema.js';
import { providerOf, type Used, usedBy } from './schema/stack.js';
import { readState, recordedData, usedByState } from './state.js';

/** What providers are wanted for. */
export interface OfflineProvidersOptions {
  /** What tells this stack's made-up names from those of others. */
  readonly stack: string;
  /** The texts of the `cdk.tf.json` that are planned or applied with them. */
  readonly synthesised: readonly string[];
  /** The text of the state that is begun with, and how errors call it. @default - none */
  readonly state?: { readonly text: string; readonly name: string };
  /** Where bindings are looked for, upwards. */
  readonly root: string;
}

/** Providers of OpenTofu or Terraform that ask nobody, for as long as they are open. */
export class OfflineProviders {
  static async open({ stack, synthesised, state, root }: OfflineProvidersOptions): Promise<OfflineProviders> {
    const resources = state === undefined ? [] : readState(state.text, state.name);
    const used = [...synthesised.map(usedBy), usedByState(resources, state?.text ?? '')];
    const recorded = recordedData(resources);
    const asserted = synthesised.flatMap(assertedBy);
    const cannotTell = new Set<string>();
    const sockets = new Map<string, ProviderSocket>();
    for (const name of providersOf(used)) {
      const { schema, guessed } = providerSchema(name, bindingsOf(name, root), used);
      for (const type of guessed)
        cannotTell.add(`whether ${type} is right: the bindings do not know it, its form is taken from the stack`);
      const facts = { stack, recorded, asserted, cannotTell: (what: string) => void cannotTell.add(what) };
      sockets.set(name, await ProviderSocket.open(name, () => new Session(schema, facts)));
    }
    return new OfflineProviders(sockets, cannotTell);
  }

  private constructor(
    private readonly sockets: ReadonlyMap<string, ProviderSocket>,
    private readonly told: ReadonlySet<string>,
  ) {}

  /** The environment in which OpenTofu finds these instead of installing any: no lock file, no registry, no `init`. */
  get environment(): Readonly<Record<string, string>> {
    const attached = [...this.sockets].map(([name, { path }]) => [
      `hashicorp/${name}`,
      {
        Protocol: 'grpc',
        ProtocolVersion: 6,
        Pid: process.pid,
        // OpenTofu must not end this process when it is done.
        Test: true,
        Addr: { Network: 'unix', String: path },
      },
    ]);
    return { TF_REATTACH_PROVIDERS: JSON.stringify(Object.fromEntries(attached)) };
  }

  /** What could not be told in what was done so far, in words for people. */
  get cannotTell(): readonly string[] {
    return [...this.told].sort();
  }

  close(): void {
    for (const socket of this.sockets.values()) socket.close();
  }
}

/** Reading a binding takes milliseconds, and stacks share most of them. */
const bindingsOf = remembered(
  (name: string, root: string) => Bindings.find(name, root),
  (name, root) => `${root}\n${name}`,
);

const BUILT_IN = 'terraform';

function providersOf(used: readonly Used[]): string[] {
  const types = used.flatMap(({ resources, dataSources }) => [...resources.keys(), ...dataSources]);
  const wrong = types.find((type) => !type.includes('_'));
  if (wrong !== undefined)
    throw new OfflineError('OfflineTypeName', `got the type '${wrong}', expected <provider>_<name>`);
  return [...new Set(types.map(providerOf))].filter((name) => name !== BUILT_IN).sort();
}
