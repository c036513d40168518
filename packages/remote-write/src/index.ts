export { keepClusterLabel } from './cluster-label.js';
export { type RemoteWriteDestination, renderRemoteWrite } from './render.js';
export { renderRemoteWriteSpec, type SecretKeyReference } from './render-spec.js';
export type {
  AssumedRole,
  MetadataSettings,
  RemoteWriteSettings,
  SecretCredentials,
  WalSettings,
} from './remote-write.js';
export { validateRemoteWrite, validateWal } from './validate.js';
export { agentWalArguments } from './wal.js';
