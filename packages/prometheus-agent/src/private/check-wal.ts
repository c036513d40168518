import { ConfigurationError } from '@promontory/core';
import { validateWal, type WalSettings } from '@promontory/remote-write';
import { formatPath } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';

/** Refuses a write-ahead log that would not be kept as it is meant. */
export function checkWal(scope: IConstruct, wal: WalSettings): void {
  const [finding] = validateWal(wal);
  if (finding === undefined) return;
  const got = `${finding.got} at '${formatPath(['wal', ...finding.path])}'`;
  throw new ConfigurationError(finding.code, { ...finding, got }, scope);
}
