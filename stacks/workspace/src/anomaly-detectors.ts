import { AnomalyDetector, type IWorkspace } from '@promontory/amp-workspace';
import type { ManagedWorkspaceSettings } from '@promontory/config';
import type { Construct } from 'constructs';

/** What finds out what a query uses to be. */
export function addAnomalyDetectors(scope: Construct, workspace: IWorkspace, settings: ManagedWorkspaceSettings): void {
  for (const detector of settings.anomalyDetectors) {
    new AnomalyDetector(scope, `AnomalyDetector-${detector.alias}`, { ...detector, workspace, tags: settings.tags });
  }
}
